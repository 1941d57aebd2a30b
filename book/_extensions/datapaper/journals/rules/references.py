"""The list of references."""

import re

from datapaper.article.model import Reference, plain
from datapaper.article.source_files import file_under

from .context import Case, Found


def references_order(case: Case, asked: bool) -> Found:
    """References are numbered in the order in which they are first cited.

    Only the first that is not is reported.
    """
    entries = {f"#{reference.id}": reference for reference in case.article.references}
    links = dict.fromkeys(link["href"] for link in case.article.soup.select("a[href]"))
    cited = [entries[link] for link in links if link in entries]
    for number, reference in enumerate(cited, 1):
        if reference.number != number:
            yield (
                _entry(reference),
                f"Reference {reference.number} is cited where reference {number} is due. "
                f"{case.journal} wants references numbered in order of first citation.",
            )
            return


def references_cited(case: Case, asked: bool) -> Found:
    """Every reference is cited, and every citation leads to one."""
    ids = {reference.id for reference in case.article.references}
    links = {link["href"][1:] for link in case.article.soup.select("a[href^='#']")}
    lacks = "The article never cites it. Cite it, or remove it from the list."
    for reference in case.article.references:
        if reference.id not in links:
            yield _entry(reference), lacks
    for link in case.article.soup.select("sup a[href]"):
        if re.fullmatch(r"\d+", plain(link)) and link["href"][1:] not in ids:
            yield (
                file_under(case.article.project, link),
                f"The text cites reference {plain(link)}, which is not in the list. Add it.",
            )


def _entry(reference: Reference) -> str:
    return f"references.bib, {reference.key}"
