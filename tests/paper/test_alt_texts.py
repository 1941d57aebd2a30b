"""Promise: who cannot see a figure is told what it shows: its type, its axes and range, what it
measures and what becomes of it."""

import ast
import re

import pytest
from helpers.built_book import plain

FIGURES = [
    "exact",
    "finance",
    "gap",
    "gap-dollars",
    "gdp-neighbours",
    "growth",
    "income",
    "life",
    "partner-shares",
    "places",
    "shifts",
    "soviet-shares",
    "spans",
    "timeline",
    "verdicts",
    "votes",
    "votes-soviet",
]
TYPES = r"(bar|line|dot and line) chart|dot plot|timeline|maps?\b"
RANGE = r"from (nought|[-−]?[\d,]+) to|between [\d.]+ and [\d.]+|years [\d]+ to [\d]+"
COURSE = (
    r"\b(rises?|rising|falls|swings?|stays|longest|lowest|highest|most|between|above|outside|"
    r"no (steady trend|level)|left out|leaves out|to the north)\b"
)
PRIVATE = r"\.(svg|png|csv|ipynb)\b|[\\/_{}`]|\b(fig|tab)-|\b[a-z]{3,}\d{4}\w*\b|\bnan\b|<NA>"
UNITS = r"2011 US dollars|\bfrom 0\b"  # and where an axis begins
SLIGHT = re.compile(r"\b(?:the|an?|and|of|in|on|for|to|by|each|that|would|its|s|years?)\b")


def alt(book, figure: str) -> str:
    """The alternative text of one figure as it is built."""
    return book.element(f"fig-{figure}").img["alt"]


def words(text: str) -> set[str]:
    """The words of a text that carry its meaning, without their endings."""
    return {word[:5] for word in re.findall(r"[a-zà-ž]+", SLIGHT.sub("", text.lower()))}


def test_every_figure_is_looked_at(book):
    figures = [tag["id"] for page in book.pages.values() for tag in page.select("figure[id]")]
    assert sorted(figures) == [f"fig-{figure}" for figure in FIGURES]


def test_no_image_is_without_a_description(book):
    described = re.compile(r'\balt="(?!_images)[^"]*\w[^"]*(?<!\.svg)(?<!\.png)"')
    pages = {path: path.read_text(encoding="utf-8") for path in book.html.rglob("*.html")}
    images = [image for page in pages.values() for image in re.findall(r"<img\b[^>]*>", page)]
    assert images and [image for image in images if not described.search(image)] == []


@pytest.mark.parametrize("figure", FIGURES)
def test_the_description_has_what_a_picture_gives_at_a_glance(book, figure):
    told = alt(book, figure)
    assert 35 <= len(told.split()) <= 110
    assert re.search(TYPES, told.split(".")[0], re.I), "its type comes first"
    assert re.search(r"\bax[ei]s\b", told) and re.search(RANGE, told), "its axes and their range"
    assert re.search(COURSE, told), "what becomes of it"
    assert not re.search(PRIVATE, told), "nothing that only the makers of the book know"


@pytest.mark.parametrize("figure", FIGURES)
def test_the_description_names_what_its_title_names(book, figure):
    title = plain(book.element(f"fig-{figure}").figcaption.strong)
    assert words(alt(book, figure)) & words(title), title


def literal(code: str, figure: str) -> str:
    """The words of an alternative text that its code spells out, without what it computes."""
    nodes = list(ast.walk(ast.parse(code)))
    given = {
        node.targets[0].id: node.value
        for node in nodes
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)
    }
    calls = [
        one for one in nodes if isinstance(one, ast.Call) and ast.unparse(one.func) == "figure"
    ]
    (call,) = [one for one in calls if ast.literal_eval(one.args[1]) == f"fig-{figure}"]
    value = next((word.value for word in call.keywords if word.arg == "alt"), None) or call.args[3]
    value = given[value.id] if isinstance(value, ast.Name) else value
    return " ".join(
        part.value for part in getattr(value, "values", [value]) if isinstance(part, ast.Constant)
    )


@pytest.mark.parametrize("figure", FIGURES)
def test_no_number_in_a_description_is_typed(book, figure):
    drawn = re.compile(rf'figure\(\w+, "fig-{figure}"')
    (code,) = [code for code in book.code().values() if drawn.search(code)]
    numbers = set(re.findall(r"\d+", re.sub(UNITS, "", literal(code, figure))))
    constants = [node.value for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Constant)]
    years = {str(value) for value in constants if isinstance(value, int)}
    assert [one for one in numbers - years if re.fullmatch("19[3-6][0-9]", one)] == []
    assert [one for one in numbers if not re.fullmatch("0|19[3-6][0-9]", one)] == []
