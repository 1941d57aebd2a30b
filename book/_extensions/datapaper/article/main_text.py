"""The running text of the article, and the statements after it."""

from bs4 import Tag

from .model import Article, plain

STATEMENTS = "Statements"
NOT_RUNNING = ["table", "figure"]


class NoStatements(ValueError):
    """The article has no section of statements; the message says which heading it was looked for under."""


def main_text(article: Article) -> str:
    """Return the text of the numbered sections on one line, their headings and notes included, without tables, figures and what stands under them."""
    numbered = [
        head
        for head in article.soup.body.find_all("h1", recursive=False)
        if "unnumbered" not in head.get("class", [])
    ]
    return " ".join(
        plain(element)
        for head in numbered
        for element in [head, *article.sections[plain(head)]]
        if _runs(element)
    )


def words_of_main_text(article: Article) -> int:
    """Count the words of the main text, without the marks of citations."""
    return len(main_text(article).split())


def words_of_abstract(article: Article) -> int:
    """Count the words of the abstract, its labels among them."""
    return sum(len(f"{label} {text}".split()) for label, text in article.abstract.items())


def _runs(element: Tag) -> bool:
    return element.name not in NOT_RUNNING and "exhibit" not in element.get("class", [])


def statements(article: Article) -> dict[str, str]:
    """Return heading -> text of each statement, in their order. Raises NoStatements."""
    if STATEMENTS not in article.sections:
        raise NoStatements(
            f"the article has no section {STATEMENTS!r}; its sections are: {', '.join(article.sections)}"
        )
    found: dict[str, list[str]] = {}
    for element in article.sections[STATEMENTS]:
        if element.name == "h2":
            under = found.setdefault(plain(element), [])
        elif found:
            under.append(plain(element))
    return {heading: "\n\n".join(filter(None, texts)) for heading, texts in found.items()}
