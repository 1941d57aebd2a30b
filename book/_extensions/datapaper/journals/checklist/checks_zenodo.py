"""What a deposit at Zenodo reads: CITATION.cff of the project."""

from datapaper.core.git import CHANGED, SHORT

from .bundle_files import Bundle
from .finding import Finding, pass_if, pass_unless, unless
from .opened_files import as_json

RECORD = ".zenodo.json"
FAMILY, GIVEN = "family-names", "given-names"  # as CITATION.cff calls them


def zenodo_one_source(bundle: Bundle) -> Finding:
    """Compare CITATION.cff, and .zenodo.json if there is one, with the metadata of the bundle."""
    told = {"CITATION.cff": _told(bundle.citation, "authors", FAMILY, GIVEN)}
    if (bundle.project / RECORD).exists():
        told[RECORD] = _told(bundle.read(RECORD, as_json, True), "creators", FAMILY, GIVEN)
    known = _told(bundle.metadata, "authors", "family", "given")
    faults = [
        f"{file} says {field} {says!r}, the bundle {known[field]!r}"
        for file, fields in told.items()
        for field, says in fields.items()
        if says != known[field]
    ]
    return pass_unless(faults, f"title, version and creators agree in {' and '.join(told)}")


def _told(record: dict, people: str, family: str, given: str) -> dict:
    """Return title, version and creators of a record; the rest are its names of fields."""
    authors = record.get(people, [])
    names = [one.get("name") or f"{one.get(family)}, {one.get(given)}" for one in authors]
    return {"title": record.get("title"), "version": record.get("version"), "creators": names}


def zenodo_related(bundle: Bundle) -> Finding:
    """Look for the article adapted, if there is one, and the repository in CITATION.cff."""
    adapted = [bundle.metadata["adapts"]["doi"]] if "adapts" in bundle.metadata else []
    named = [one.get("doi") for one in bundle.citation.get("references", [])]
    repository = bundle.citation.get("repository-code")
    faults = [f"CITATION.cff does not name {doi}" for doi in adapted if doi not in named]
    faults += unless(repository, "CITATION.cff names no repository")
    return pass_unless(faults, ", ".join([*adapted, str(repository)]))


def zenodo_creators(bundle: Bundle) -> Finding:
    """Look for the ORCID of each person in CITATION.cff."""
    people = [one for one in bundle.citation.get("authors", []) if "name" not in one]
    lacking = [f"{one[GIVEN]} {one[FAMILY]} has none" for one in people if not one.get("orcid")]
    return pass_unless(lacking, f"{len(people)} persons")


def zenodo_licences(bundle: Bundle) -> Finding:
    """Compare the licences in CITATION.cff with those of the metadata."""
    named = bundle.citation.get("license", [])
    named = [named] if isinstance(named, str) else named
    lacking = sorted({*bundle.metadata["licences"].values()} - {*named})
    return pass_unless([f"CITATION.cff does not name {name}" for name in lacking], ", ".join(named))


def zenodo_clean(bundle: Bundle) -> Finding:
    """Look for the commit in the metadata."""
    commit = bundle.metadata.get("commit")
    if not commit:
        return pass_if(False, "there is no commit")
    changes = f",{CHANGED}" if commit["changed"] else ""
    return pass_if(not commit["changed"], f"commit {commit['name'][:SHORT]}{changes}")


def zenodo_doi(bundle: Bundle) -> Finding:
    """Look for the DOI in the text of the PDF."""
    return bundle.pdf_names("doi")
