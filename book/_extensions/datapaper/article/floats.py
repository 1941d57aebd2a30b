"""Give tables and figures the shape that pandoc understands."""

import re

from .model import MAY_BREAK

SIDES = ("text-left", "text-right", "text-center")
LONG_WORD = re.compile(r"\S{31,}")
PIECE = re.compile(r"(\S{20})(?=\S)")


def shape(soup):
    """Reshape the tables and figures of one page in place, each with its provenance."""
    for link in soup.select("a.image-reference, a.download"):
        link.unwrap()
    _tables(soup)
    _let_long_words_break(soup)
    _figures(soup)
    _tie_provenance(soup)


def _tables(soup):
    """Keep the number of a table as ``data-label`` and the alignment of its cells as style."""
    for table in soup.find_all("table"):
        _take_label(table, table.caption)
        for cell in table.find_all(["th", "td"]):
            sides = [name for name in cell.get("class", []) if name in SIDES]
            if sides:
                cell["style"] = f"text-align: {sides[0].removeprefix('text-')}"
            if len(cell.find_all("p")) == 1:
                cell.p.unwrap()


def _let_long_words_break(soup):
    """Let words of more than thirty letters break, which would run off the page."""
    places = soup.select("td, th, .provenance, p > a[href^='#']")
    for text in [text for place in places for text in place.find_all(string=LONG_WORD)]:
        if text.parent.name != "code":
            text.replace_with(LONG_WORD.sub(_broken, text))


def _broken(word: re.Match) -> str:
    return PIECE.sub(rf"\1{MAY_BREAK}", word[0])


def _figures(soup):
    """Keep the number of a figure as ``data-label``; its size is the article's business."""
    for figure in soup.find_all("figure"):
        _take_label(figure, figure.figcaption)
    for image in soup.find_all("img"):
        image.attrs.pop("style", None)


def _take_label(exhibit, caption):
    number = caption and caption.find(class_="caption-number")
    if number:
        exhibit["data-label"] = " ".join(number.extract().get_text().split())


def _tie_provenance(soup):
    """Put every table and figure into one ``div.exhibit`` with the provenance that follows it."""
    for exhibit in soup.find_all(["table", "figure"]):
        note = exhibit.find_next_sibling()
        if note is not None and "provenance" in note.get("class", []):
            exhibit.wrap(soup.new_tag("div", attrs={"class": ["exhibit"]})).append(note.extract())
