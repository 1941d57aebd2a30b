"""How to cite this edition and the article that it adapts: as text, BibTeX, RIS and CSL-JSON."""

import json
from collections.abc import Callable

from pybtex.database import BibliographyData, Entry, Person

from .edition import Edition
from .paper_yml import Paper
from .yaml_schema import known

DOI = "https://doi.org/"
ORCID = "https://orcid.org/"
CHANGED = " with changes that are not committed"
RIS_TYPES = {"article": "GEN", "article-journal": "JOUR"}
NOT_IN_BIBTEX = {
    "type",
    "id",
    "author",
    "issued",
    "page",
    "container-title",
    "version",
    "language",
    "keyword",
}


def works(edition: Edition) -> list[dict]:
    """Return this edition, and the article that it adapts if it does, as items of CSL.

    What is not known is left out.
    """
    adapts = edition.paper.adapts
    return [_edition(edition), *([_adapted(adapts)] if adapts else [])]


def origin(paper: Paper) -> str:
    """Return what a note says of the article that a paper adapts; nothing if it adapts none."""
    return f"Adapted from {DOI}{paper.adapts['doi']}" if paper.adapts else ""


def _edition(edition: Edition) -> dict:
    paper = edition.paper
    state = (
        [f"Commit {edition.commit.name}{CHANGED * edition.commit.changed}"]
        if edition.commit
        else []
    )
    said = [*state, f"SHA-256 of the data {edition.data}", origin(paper)]
    note = ". ".join(filter(None, said))
    return known(
        {
            "id": f"{key(paper.authors)}{edition.year}edition",
            "type": "article",
            "title": paper.full_title,
            "author": _people(paper.authors),
            "issued": _issued(edition.day),
            "version": paper.version,
            "DOI": paper.doi,
            "URL": paper.url or paper.repository,
            "language": paper.language,
            "keyword": ", ".join(paper.keywords),
            "note": note,
        }
    )


def _adapted(work: dict) -> dict:
    return known(
        {
            "id": f"{key(work['authors'])}{work['year']}",
            "type": "article-journal",
            "title": work["title"],
            "author": _people(work["authors"]),
            "issued": _issued(str(work["year"])),
            "container-title": work["journal"],
            "volume": str(work["volume"]),
            "page": work["number"],
            "DOI": work["doi"],
            "URL": DOI + work["doi"],
            "note": work.get("edition", "").capitalize(),
        }
    )


def key(authors: list[dict]) -> str:
    """Return the start of a citation key: the first name in lower case."""
    first = authors[0].get("family") or authors[0]["name"]
    return "".join(letter for letter in first.casefold() if letter.isalnum())


def _people(authors: list[dict]) -> list[dict]:
    return [
        {"literal": one["name"]}
        if "name" in one
        else {"family": one["family"], "given": one["given"]}
        for one in authors
    ]


def _issued(day: str) -> dict:
    return {"date-parts": [[int(part) for part in day.split("-")]]} if day else {}


def plain(work: dict) -> str:
    """Return one line as in a reference list of Vancouver style."""
    people = ", ".join(
        one.get("literal") or f"{one['family']} {''.join(part[0] for part in one['given'].split())}"
        for one in work["author"]
    )
    day = (
        "-".join(f"{part:02d}" for part in work["issued"]["date-parts"][0])
        if "issued" in work
        else ""
    )
    if "container-title" in work:
        edition = f" [{work['note'].lower()}]" if "note" in work else ""
        return f"{people}. {work['title']}{edition}. {work['container-title']} {day}, {work['volume']}:{work['page']}. {work['URL']}"
    dated = ", ".join(filter(None, [f"Version {work['version']}", day]))
    address = DOI + work["DOI"] if "DOI" in work else work.get("URL", "")
    note = f" {work['note']}." if work.get("note") else ""
    return " ".join(filter(None, [f"{people}. {work['title']}. {dated}.{note}", address]))


def bibtex(work: dict) -> str:
    """Return one entry of BibTeX."""
    fields = {
        name.lower(): _whole(value) if name == "title" else value
        for name, value in work.items()
        if name not in NOT_IN_BIBTEX
    }
    dates = dict(
        zip(
            ("year", "month", "day"),
            map(str, work.get("issued", {"date-parts": [[]]})["date-parts"][0]),
        )
    )
    fields |= dates | {
        name: work[csl]
        for name, csl in {
            "journal": "container-title",
            "pages": "page",
            "version": "version",
        }.items()
        if csl in work
    }
    people = [
        Person(_whole(one["literal"]) if "literal" in one else f"{one['family']}, {one['given']}")
        for one in work["author"]
    ]
    entry = Entry("article" if "journal" in fields else "misc", fields, {"author": people})
    return BibliographyData({work["id"]: entry}).to_string("bibtex")


def _whole(text: str) -> str:
    return "{" + text + "}"


def ris(work: dict) -> str:
    """Return one record of RIS."""
    tags = [("TY", RIS_TYPES[work["type"]]), ("ID", work["id"]), ("TI", work["title"])]
    tags += [
        ("AU", one.get("literal") or f"{one['family']}, {one['given']}") for one in work["author"]
    ]
    days = work.get("issued", {"date-parts": [[]]})["date-parts"][0]
    tags += [("PY", str(days[0]))] if days else []
    tags += [("DA", "/".join(f"{part:02d}" for part in days))] if len(days) > 1 else []
    fields = {
        "JO": "container-title",
        "VL": "volume",
        "SP": "page",
        "ET": "version",
        "DO": "DOI",
        "UR": "URL",
        "LA": "language",
        "N1": "note",
    }
    tags += [(tag, work[name]) for tag, name in fields.items() if name in work]
    tags += [("KW", word) for word in work.get("keyword", "").split(", ") if word]
    return "".join(f"{tag}  - {value}\n" for tag, value in [*tags, ("ER", "")])


def csl(*works: dict) -> str:
    """Return items of CSL-JSON."""
    return json.dumps(list(works), ensure_ascii=False, indent=2) + "\n"


FORMS: dict[str, tuple[str, str, Callable[[dict], str]]] = {
    "bib": ("BibTeX", "bibtex", bibtex),
    "ris": ("RIS", "text", ris),
    "json": ("CSL-JSON", "json", csl),
}


def files(edition: Edition) -> dict[str, str]:
    """Return name -> content of the files that hold these works, one for each form."""
    cited = works(edition)
    return {
        f"citation.{ending}": csl(*cited) if write is csl else "\n".join(map(write, cited))
        for ending, (_, _, write) in FORMS.items()
    }
