"""Data and code: where they lie, under which licence, in which form."""

import json

from .bundle_files import Bundle
from .checks_statements import said
from .finding import Finding, check, faultless, judged

FREE = {"CC0-1.0": "CC0", "CC-BY-4.0": "CC BY"}
OPEN_FORMATS = (".csv", ".json", ".bib", ".md")
NO_DOI = "no DOI is known"


@check("data-repository")
def data_repository(bundle: Bundle) -> Finding:
    """Look for the DOI in the statement of the DOCX."""
    doi = bundle.metadata.get("doi")
    if not doi:
        return judged(False, NO_DOI)
    named = doi in said(bundle, "data")
    return judged(named, f"the statement {'names' if named else 'does not name'} {doi}")


@check("data-licence")
def data_licence(bundle: Bundle) -> Finding:
    """Look for the licence in the metadata, in the statement, and in the data package itself."""
    name = bundle.metadata["licences"]["data"]
    package = [licence["name"] for licence in _descriptor(bundle).get("licenses", [])]
    faults = [] if name in FREE else [f"{name} is neither CC0 nor CC BY"]
    shown = FREE.get(name, name)
    if shown not in said(bundle, "data"):
        faults.append(f"the statement does not name {shown}")
    if package != [name]:
        faults.append(f"datapackage.json names {', '.join(package) or 'none'}")
    return faultless(faults, f"{name} in metadata, statement and data package")


@check("data-files")
def data_files(bundle: Bundle) -> Finding:
    """Look for files or their form in the statement."""
    text = said(bundle, "data")
    found = [word for word in ("datapackage.json", "CSV") if word in text]
    return judged(len(found) == 2, f"named in the statement: {', '.join(found) or 'no file'}")


@check("data-cited")
def data_cited(bundle: Bundle) -> Finding:
    """Look for the DOI in the reference list of the DOCX."""
    doi = bundle.metadata.get("doi")
    found = doi and any(doi in one.text for one in bundle.manuscript.references)
    return judged(
        bool(found),
        f"{doi} {'stands' if found else 'does not stand'} in the reference list" if doi else NO_DOI,
        "" if doi else "{pages}/paper.yml, doi",
    )


@check("code-shared")
def code_shared(bundle: Bundle) -> Finding:
    """Look for address and DOI in the statement."""
    text = said(bundle, "software")
    faults = [] if bundle.metadata.get("repository") else ["no repository is known"]
    faults += [] if bundle.metadata.get("doi") else [NO_DOI]
    known = [bundle.metadata[name] for name in ("repository", "doi") if bundle.metadata.get(name)]
    return faultless(
        faults + [f"the statement does not name {value}" for value in known if value not in text],
        "address and DOI",
    )


@check("data-open")
def data_open(bundle: Bundle) -> Finding:
    """Compare the files in the data package with their descriptions."""
    described = {one["path"]: one for one in _descriptor(bundle).get("resources", [])}
    inside = {name for name in bundle.data if name.endswith(".csv")}
    faults = [
        f"{name} is not in an open format"
        for name in sorted(bundle.data)
        if not name.endswith(OPEN_FORMATS) and name != "LICENSE"
    ]
    faults += [f"{name} is not described" for name in sorted(inside - {*described})]
    faults += [f"{name} is missing" for name in sorted({*described} - {*bundle.data})]
    faults += [
        f"{name}, column {field['name']}, is not described"
        for name, one in described.items()
        for field in one["schema"]["fields"]
        if not field.get("description")
    ]
    return faultless(faults, f"{len(inside)} CSV files, each column described")


def _descriptor(bundle: Bundle) -> dict:
    return bundle.read("data-package.zip", lambda path: json.loads(bundle.data["datapackage.json"]))
