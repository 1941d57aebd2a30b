"""The list of references."""

import re

from datapaper.article.model import Reference, plain
from datapaper.article.source_files import file_under

from .context import Case, Found


def order(case: Case, asked: bool) -> Found:
    """References have the numbers in whose order they are first cited; the first that has not is told."""
    entries = {f"#{reference.id}": reference for reference in case.article.references}
    links = dict.fromkeys(
        link["href"] for link in case.article.soup.select("a[href]") if link["href"] in entries
    )
    cited = [entries[link] for link in links]
    for number, reference in enumerate(cited, 1):
        if reference.number != number:
            yield (
                _entry(reference),
                f"has the number {reference.number} and is the first to be cited after number {number - 1}, and {case.journal} asks for the order of the text",
            )
            return


def cited(case: Case, asked: bool) -> Found:
    """Every reference is cited, and every citation leads to one."""
    ids = {reference.id for reference in case.article.references}
    links = {link["href"][1:] for link in case.article.soup.select("a[href^='#']")}
    for reference in case.article.references:
        if reference.id not in links:
            yield (
                _entry(reference),
                f"is in the list of references, and {case.journal} asks that something cites it",
            )
    for link in case.article.soup.select("sup a[href]"):
        if re.fullmatch(r"\d+", plain(link)) and link["href"][1:] not in ids:
            yield (
                file_under(case.article.project, link),
                f"cites number {plain(link)}, which is not in the list of references, and {case.journal} asks that it is",
            )


def _entry(reference: Reference) -> str:
    return f"references.bib, key {reference.key!r}"
