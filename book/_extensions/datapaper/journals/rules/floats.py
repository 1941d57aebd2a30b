"""Tables and figures."""

from itertools import pairwise

from datapaper.article.model import Article, Exhibit, plain
from datapaper.article.source_files import file_under
from datapaper.core.project import Project

from .context import Case, Found


def legend_title(case: Case, most: int) -> Found:
    """The title of every table and figure has at most so many words."""
    for exhibit in case.article.exhibits:
        place, count = _place(case.article.project, exhibit), len(exhibit.title.split())
        yield from case.at_most(most, place, count, "word", " in its title")


def exhibits_cited(case: Case, asked: bool) -> Found:
    """The text names every table and figure."""
    named = {exhibit.id for exhibit in _named(case.article)}
    for exhibit in case.article.exhibits:
        if exhibit.id not in named:
            place = _place(case.article.project, exhibit)
            yield place, f"The text never mentions it. {case.journal} wants each one mentioned."


def exhibits_order(case: Case, asked: bool) -> Found:
    """The text first names tables, and figures, in the order of their numbers."""
    for kind in ("table", "figure"):
        named = [exhibit for exhibit in _named(case.article) if exhibit.kind == kind]
        asks = f"{case.journal} wants the order of the numbers."
        for one, other in pairwise(named):
            if other.number < one.number:
                place = _place(case.article.project, other)
                yield place, f"The text mentions it only after {one.label}. {asks}"


def _named(article: Article) -> list[Exhibit]:
    """Return what the text names by its label, in the order in which it first does."""
    labels = {(f"#{exhibit.id}", exhibit.label): exhibit for exhibit in article.exhibits}
    links = [(link["href"], plain(link)) for link in article.soup.select("a[href]")]
    return [labels[link] for link in dict.fromkeys(links) if link in labels]


def _place(project: Project, exhibit: Exhibit) -> str:
    return f"{file_under(project, exhibit.tag)}, {exhibit.label} ({exhibit.id})"
