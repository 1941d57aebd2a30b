"""Promise: pages, figures and PDF share letters and a palette whose colours can be told apart."""

import re
from itertools import pairwise

import pytest
from helpers.colours import contrast, luminance
from helpers.project import ROOT

from datapaper.sphinx.site.web_fonts import SANS, SERIF

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


ON_WHITE = {"000000": 21, "767676": 4.54, "ff0000": 4.0, "00ff00": 1.37, "0000ff": 8.59}


def channels(colour: str) -> bytes:
    """Red, green and blue of a colour such as ``#1f4e79``."""
    return bytes.fromhex(colour.lstrip("#"))


def cycled(what: str) -> list[str]:
    """The colours, or the markers, that the lines of a figure take one after the other."""
    return re.findall(r'"([^"]+)"', re.search(rf"{what}=\[(.*?)\]", STYLE)[1])


@pytest.mark.parametrize("colour", ON_WHITE)
def test_contrast_is_measured_as_wcag_does(colour):
    assert round(contrast(channels(colour), channels("ffffff")), 2) == ON_WHITE[colour]


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ground", ["paper", "panel"])
def test_every_colour_of_text_can_be_read_on_every_ground(colours, ground):
    paper = channels(colours[ground])
    contrasts = {name: contrast(channels(colours[name]), paper) for name in TEXT}
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
    assert cycled("color")[0] == LIGHT["data"].lstrip("#")


def test_each_colour_of_figures_has_a_marker_of_its_own():
    colours, markers = cycled("color"), cycled("marker")
    assert len({*colours}) == len({*markers}) == len(colours) == len(markers) >= 4


def test_the_first_three_colours_of_figures_differ_in_grey():
    greys = sorted(map(channels, cycled("color")[:3]), key=luminance)
    assert min(contrast(*pair) for pair in pairwise(greys)) > 1.4


def test_pages_figures_and_pdf_share_their_letters():
    assert "font.family: Source Sans Pro" in STYLE
    for (font, name), kind in ((SERIF, "serif"), (SANS, "sans")):
        assert font.__name__ == f"font_source_{kind}_pro" and f'--{kind}: "{name}"' in TOKENS
        assert f'#let {kind} = ("Source {kind.title()} Pro"' in TYPST
