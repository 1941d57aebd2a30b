"""Promise: pages, figures and PDF share letters and a palette whose colours can be told apart."""

import re

import pytest
from helpers.project import ROOT

ENGINE = ROOT / "book" / "_extensions" / "datapaper"
TOKENS, STYLE, TYPST = (
    (ENGINE / name).read_text(encoding="utf-8")
    for name in (
        "theme/static/tokens.css",
        "notebook/paper.mplstyle",
        "formats/pdf/templates/design.typ",
    )
)
PAIRS = re.findall(r"--([\w-]+): light-dark\((#\w+), (#\w+)\)", TOKENS)
LIGHT, DARK = ({pair[0]: pair[side] for pair in PAIRS} for side in (1, 2))
TEXT = ["ink", "quiet", "accent", "data", "editor", "against"]


def luminance(colour: str) -> float:
    """The relative luminance of a colour, as WCAG 2.2 defines it."""
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    """The ratio of contrast of two colours, as WCAG 2.2 defines it."""
    pale, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (pale + 0.05) / (dark + 0.05)


def test_contrast_is_measured_as_wcag_does():
    assert round(contrast("#000000", "#ffffff"), 1) == 21
    assert round(contrast("#767676", "#ffffff"), 2) == 4.54


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ground", ["paper", "panel"])
def test_every_colour_of_text_can_be_read_on_every_ground(colours, ground):
    contrasts = {name: contrast(colours[name], colours[ground]) for name in TEXT}
    assert {name: ratio for name, ratio in contrasts.items() if ratio < 4.5} == {}


def test_the_pdf_has_the_light_colours_of_the_pages():
    printed = dict(re.findall(r'(\w+): rgb\("(#\w+)"\)', TYPST))
    assert {
        "text": LIGHT["ink"],
        "link": LIGHT["accent"],
        **{name: LIGHT[name] for name in ("data", "editor", "quiet")},
        "rule": LIGHT["quiet"],
        "shade": LIGHT["panel"],
    } == printed


def test_figures_begin_with_the_colour_of_the_data():
    assert re.search(r'color=\["(\w+)"', STYLE)[1] == LIGHT["data"].lstrip("#")


def test_the_colours_of_figures_differ_in_grey():
    colours = re.findall(r'"(\w+)"', re.search(r"color=\[(.*?)\]", STYLE)[1])
    greys = sorted(luminance(f"#{colour}") for colour in colours)
    cycled = re.search(r"marker=\[(.*?)\]", STYLE)[1].split(", ")
    assert len(set(cycled)) == len(greys) and greys[-1] - greys[0] > 0.2


def test_pages_figures_and_pdf_share_their_letters():
    assert "font.family: Source Sans Pro" in STYLE
    assert '"Source Serif Pro"' in TYPST and '"Source Sans Pro"' in TYPST
    assert '--serif: "Book Serif"' in TOKENS and '--sans: "Book Sans"' in TOKENS
