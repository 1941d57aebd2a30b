"""How to cite this edition and the article that it adapts: as text, BibTeX, RIS and CSL-JSON."""

import json
from collections.abc import Callable

from pybtex.database import BibliographyData, Entry, Person

from datapaper.core.git import CHANGED

from .edition import Edition
from .paper_yml import Paper
from .yaml_schema import known

DOI = "https://doi.org/"
ORCID = "https://orcid.org/"
RIS_TYPES = {"article": "GEN", "article-journal": "JOUR"}
JOURNAL = {"journal": "container-title", "pages": "page", "version": "version"}  # in BibTeX
NOT_IN_BIBTEX = {"type", "id", "author", "issued", "language", "keyword", *JOURNAL.values()}
RIS = {
    **{"JO": "container-title", "VL": "volume", "SP": "page", "ET": "version"},
    **{"DO": "DOI", "UR": "URL", "LA": "language", "N1": "note"},
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
    at = edition.commit
    state = f"Commit {at.name}{CHANGED * at.changed}" if at else ""
    facts = [state, f"SHA-256 of the data {edition.data}", origin(paper)]
    note = ". ".join(filter(None, facts))
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
    return [_person(one) for one in authors]


def _person(one: dict) -> dict:
    if "name" in one:
        return {"literal": one["name"]}
    return {"family": one["family"], "given": one["given"]}


def _issued(day: str) -> dict:
    return {"date-parts": [[int(part) for part in day.split("-")]]} if day else {}


def plain(work: dict) -> str:
    """Return one line as in a reference list of Vancouver style."""
    people, day = ", ".join(map(_with_initials, work["author"])), _day(work, "-")
    if "container-title" in work:
        edition = f" [{work['note'].lower()}]" if "note" in work else ""
        place = f"{work['container-title']} {day}, {work['volume']}:{work['page']}"
        return f"{people}. {work['title']}{edition}. {place}. {work['URL']}"
    dated = ", ".join(filter(None, [f"Version {work['version']}", day]))
    address = DOI + work["DOI"] if "DOI" in work else work.get("URL", "")
    note = f" {work['note']}." if work.get("note") else ""
    return " ".join(filter(None, [f"{people}. {work['title']}. {dated}.{note}", address]))


def _with_initials(one: dict) -> str:
    initials = "".join(part[0] for part in one.get("given", "").split())
    return one.get("literal") or f"{one['family']} {initials}"


def _dates(work: dict) -> list[int]:
    """Return year, month and day as far as they are known."""
    return work["issued"]["date-parts"][0] if "issued" in work else []


def _day(work: dict, between: str) -> str:
    return between.join(f"{part:02d}" for part in _dates(work))


def bibtex(work: dict) -> str:
    """Return one entry of BibTeX."""
    fields = {
        name.lower(): _whole(value) if name == "title" else value
        for name, value in work.items()
        if name not in NOT_IN_BIBTEX
    }
    fields |= dict(zip(("year", "month", "day"), map(str, _dates(work))))
    fields |= {name: work[csl] for name, csl in JOURNAL.items() if csl in work}
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
    names = [one.get("literal") or f"{one['family']}, {one['given']}" for one in work["author"]]
    tags += [("AU", name) for name in names]
    dates = _dates(work)
    tags += [("PY", str(dates[0]))] if dates else []
    tags += [("DA", _day(work, "/"))] if len(dates) > 1 else []
    tags += [(tag, work[name]) for tag, name in RIS.items() if name in work]
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
