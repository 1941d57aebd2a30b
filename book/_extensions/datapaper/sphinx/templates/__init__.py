"""Templates of parts of pages; those of whole pages belong to the theme."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader

KNOWN = Environment(
    loader=FileSystemLoader(Path(__file__).parent),
    autoescape=True,
    trim_blocks=True,
    lstrip_blocks=True,
    keep_trailing_newline=True,
)


def rendered(name: str, **values) -> str:
    """Return what a template makes of values, each of which it shows letter for letter."""
    return KNOWN.get_template(f"{name}.html").render(values)
