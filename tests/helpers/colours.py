"""Measure the contrast of colours, as WCAG 2.2 defines it."""

from collections.abc import Sequence

WEIGHTS = (0.2126, 0.7152, 0.0722)


def luminance(channels: Sequence[int]) -> float:
    """The relative luminance of red, green and blue, each from 0 to 255."""
    parts = [value / 255 for value in channels]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return sum(weight * part for weight, part in zip(WEIGHTS, linear, strict=True))


def contrast(one: Sequence[int], other: Sequence[int]) -> float:
    """The ratio of contrast of two colours."""
    pale, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (pale + 0.05) / (dark + 0.05)
