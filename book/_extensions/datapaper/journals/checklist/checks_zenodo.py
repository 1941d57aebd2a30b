"""What a deposit at Zenodo reads: CITATION.cff of the project."""

import json

from .bundle_files import Bundle, Unreadable
from .finding import Finding, check, faultless, judged


@check("zenodo-one-source")
def zenodo_one_source(bundle: Bundle) -> Finding:
    """Compare CITATION.cff, and .zenodo.json if there is one, with the metadata of the bundle."""
    known = {name: bundle.metadata[name] for name in ("title", "version")}
    known["creators"] = _names(bundle.metadata["authors"])
    sources = {"CITATION.cff": _of_citation(bundle.citation)} | _of_zenodo(bundle)
    faults = [
        f"{file} says {field} {found.get(field)!r}, the bundle {known[field]!r}"
        for file, found in sources.items()
        for field in known
        if found.get(field) != known[field]
    ]
    return faultless(faults, f"title, version and creators agree in {' and '.join(sources)}")


def _names(authors: list[dict]) -> list[str]:
    return [one.get("name") or f"{one['family']}, {one['given']}" for one in authors]


def _of_citation(cff: dict) -> dict:
    people = [
        one.get("name") or f"{one.get('family-names')}, {one.get('given-names')}"
        for one in cff.get("authors", [])
    ]
    return {"title": cff.get("title"), "version": cff.get("version"), "creators": people}


def _of_zenodo(bundle: Bundle) -> dict[str, dict]:
    file = bundle.project / ".zenodo.json"
    if not file.is_file():
        return {}
    try:
        record = json.loads(file.read_text(encoding="utf-8"))
    except ValueError as error:
        raise Unreadable(f"{file.name} cannot be read: {error}") from None
    names = [one.get("name") for one in record.get("creators", [])]
    found = {"title": record.get("title"), "version": record.get("version"), "creators": names}
    return {file.name: found}


@check("zenodo-related")
def zenodo_related(bundle: Bundle) -> Finding:
    """Look for the article adapted, if there is one, and the repository in CITATION.cff."""
    adapted = [bundle.metadata["adapts"]["doi"]] if "adapts" in bundle.metadata else []
    named = [one.get("doi") for one in bundle.citation.get("references", [])]
    repository = bundle.citation.get("repository-code")
    faults = [f"CITATION.cff does not name {doi}" for doi in adapted if doi not in named]
    faults += [] if repository else ["CITATION.cff names no repository"]
    return faultless(faults, ", ".join([*adapted, str(repository)]))


@check("zenodo-creators")
def zenodo_creators(bundle: Bundle) -> Finding:
    """Look for the ORCID of each person in CITATION.cff."""
    people = [one for one in bundle.citation.get("authors", []) if "name" not in one]
    lacking = [
        f"{one['given-names']} {one['family-names']} has none"
        for one in people
        if not one.get("orcid")
    ]
    return faultless(lacking, f"{len(people)} persons")


@check("zenodo-licences")
def zenodo_licences(bundle: Bundle) -> Finding:
    """Compare the licences in CITATION.cff with those of the metadata."""
    named = bundle.citation.get("license", [])
    named = [named] if isinstance(named, str) else named
    lacking = sorted({*bundle.metadata["licences"].values()} - {*named})
    return faultless([f"CITATION.cff does not name {name}" for name in lacking], ", ".join(named))


@check("zenodo-clean")
def zenodo_clean(bundle: Bundle) -> Finding:
    """Look for the commit in the metadata."""
    commit = bundle.metadata.get("commit")
    if not commit:
        return judged(False, "no commit is known")
    changes = ", with changes that are not committed" if commit["changed"] else ""
    return judged(not commit["changed"], f"commit {commit['name'][:7]}{changes}")


@check("zenodo-doi")
def zenodo_doi(bundle: Bundle) -> Finding:
    """Look for the DOI in the text of the PDF."""
    return bundle.pdf_names("doi")
