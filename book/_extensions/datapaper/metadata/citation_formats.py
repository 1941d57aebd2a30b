"""How to cite this edition and the article that it adapts: as text, BibTeX, RIS and CSL-JSON."""

import json
from collections.abc import Callable

from pybtex.database import BibliographyData, Entry, Person

from .csl_items import DOI, works
from .edition import Edition

RIS_TYPES = {"article": "GEN", "article-journal": "JOUR"}
JOURNAL = {"journal": "container-title", "pages": "page", "version": "version"}  # in BibTeX
NOT_IN_BIBTEX = {"type", "id", "author", "issued", "language", "keyword", *JOURNAL.values()}
RIS = {
    **{"JO": "container-title", "VL": "volume", "SP": "page", "ET": "version"},
    **{"DO": "DOI", "UR": "URL", "LA": "language", "N1": "note"},
}


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
