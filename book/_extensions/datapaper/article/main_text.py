"""The running text of the article, and the statements after it."""

from typing import NamedTuple

from bs4 import Tag

from .model import Article, classes, plain

NOT_RUNNING = ["table", "figure"]


class Statement(NamedTuple):
    """A statement as the article has it: its id in ``paper.yml``, its heading, its text."""

    id: str
    title: str
    text: str


def main_text(article: Article) -> str:
    """Return the text up to the last numbered section on one line, with headings and notes.

    Tables, figures and what stands under them are left out.
    """
    heads = article.body.find_all("h1", recursive=False)
    numbered = [n for n, head in enumerate(heads) if "unnumbered" not in classes(head)]
    told = heads[: max(numbered, default=-1) + 1]
    elements = [one for head in told for one in (head, *article.sections[plain(head)])]
    return " ".join(map(plain, filter(_runs, elements)))


def words_of_main_text(article: Article) -> int:
    """Count the words of the main text, without the marks of citations."""
    return len(main_text(article).split())


def words_of_abstract(article: Article) -> int:
    """Count the words of the abstract, its labels among them."""
    return sum(len(f"{label} {text}".split()) for label, text in article.abstract.items())


def _runs(element: Tag) -> bool:
    return element.name not in NOT_RUNNING and "exhibit" not in classes(element)


def statements(article: Article, known: list[dict]) -> list[Statement]:
    """Return the statements that the article has, in its order.

    known: those of ``paper.yml``, each with id and title; a title is the heading of its statement.
    """
    ids = {printed(one["title"]): one["id"] for one in known}
    return [
        Statement(ids[plain(head)], plain(head), _text_under(head))
        for head in article.soup.find_all("h2")
        if plain(head) in ids
    ]


def printed(title: str) -> str:
    """Return a title of ``paper.yml`` as pages print it."""
    return " ".join(title.replace("'", "’").split())


def _text_under(head: Tag) -> str:
    """Return the text between a heading and the next of its level, a paragraph after the other."""
    under = []
    for element in head.find_next_siblings():
        if element.name in ("h1", "h2") or "new-page" in classes(element):
            break
        under.append(plain(element))
    return "\n\n".join(filter(None, under))
