"""Abstract, keywords, sections and statements."""

from itertools import pairwise

from datapaper.article.main_text import printed, words_of_abstract, words_of_main_text
from datapaper.article.model import plain
from datapaper.article.source_files import file_under
from datapaper.core.project import CONTENTS
from datapaper.core.wording import quoted

from .context import Case, Found


def abstract_parts(case: Case, asked: list[str]) -> Found:
    """The abstract has these parts in this order."""
    if list(case.article.abstract) != asked:
        parts = ", ".join(case.article.abstract)
        asks = f"{case.journal} wants {', '.join(asked)}."
        yield case.field("abstract"), f"The parts are {parts or 'none'}. {asks}"


def abstract_words(case: Case, most: int) -> Found:
    """The abstract has at most so many words, its labels among them."""
    yield from case.at_most(most, case.field("abstract"), words_of_abstract(case.article), "word")


def abstract_citations(case: Case, most: int) -> Found:
    """The abstract cites at most so often."""
    entries = {f"#{reference.id}" for reference in case.article.references}
    count = sum(
        link["href"] in entries for link in case.article.soup.select("div.abstract a[href]")
    )
    yield from case.at_most(most, case.field("abstract"), count, "citation")


def keywords(case: Case, most: int) -> Found:
    """There are at most so many keywords."""
    yield from case.at_most(most, case.field("keywords"), len(case.paper.keywords), "keyword")


def sections(case: Case, asked: list) -> Found:
    """The article has these sections in this order; others may stand between them."""
    wanted = [one if isinstance(one, list) else [one] for one in asked]
    names = [" or ".join(heads) for heads in wanted]
    found = [
        number
        for head in case.article.sections
        for number, heads in enumerate(wanted)
        if head in heads
    ]
    asks = f"{case.journal} wants {', '.join(names)}."
    for number, name in enumerate(names):
        if number not in found:
            yield CONTENTS, f"The article has no section {name}. {asks}"
    if found != sorted(found):
        there = ", ".join(names[number] for number in found)
        yield CONTENTS, f"The sections are in the order {there}. {asks}"


def text_words(case: Case, most: int) -> Found:
    """The numbered sections have at most so many words, without tables and figures."""
    count = words_of_main_text(case.article)
    yield from case.at_most(most, CONTENTS, count, "word", " in the article")


def statements(case: Case, asked: list[str]) -> Found:
    """There are statements with these ids, and they stand in the article."""
    titles, heads = _titles(case), set(map(plain, case.article.soup.find_all("h2")))
    place = case.field("statements")
    for id in asked:
        if id not in titles:
            yield place, f"{quoted(id)} is missing. {case.journal} wants {', '.join(asked)}."
        elif titles[id] not in heads:
            yield (
                place,
                f"No page of the article shows {quoted(id)} under the heading "
                f"{quoted(titles[id])}. {case.journal} wants it.",
            )


def statements_order(case: Case, asked: list[str]) -> Found:
    """The statements that are there stand in this order."""
    ids = {title: id for id, title in _titles(case).items() if id in asked}
    heads = [head for head in case.article.soup.find_all("h2") if plain(head) in ids]
    for one, other in pairwise(heads):
        if asked.index(ids[plain(other)]) < asked.index(ids[plain(one)]):
            yield (
                file_under(case.article.project, other),
                f"{quoted(plain(other))} comes after {quoted(plain(one))}. "
                f"{case.journal} wants the opposite order.",
            )


def _titles(case: Case) -> dict[str, str]:
    """Return the titles of the statements by their ids, as pages print them."""
    return {one["id"]: printed(one["title"]) for one in case.paper.statements}
