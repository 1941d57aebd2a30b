"""Data and code: where they lie, under which licence, in which form."""

from .bundle_files import Bundle
from .finding import Finding, pass_if, pass_unless, unless

FREE = {"CC0-1.0": "CC0", "CC-BY-4.0": "CC BY"}
OPEN_FORMATS = (".csv", ".json", ".bib", ".md", "LICENSE")
NO_DOI = "there is no DOI"


def data_repository(bundle: Bundle) -> Finding:
    """Look for the DOI in the statement of the DOCX."""
    doi = bundle.metadata.get("doi")
    if not doi:
        return pass_if(False, NO_DOI)
    named = doi in bundle.statement_text("data")
    return pass_if(named, f"the statement {'names' if named else 'does not name'} {doi}")


def data_licence(bundle: Bundle) -> Finding:
    """Look for the licence in the metadata, in the statement, and in the data package itself."""
    name = bundle.metadata["licences"]["data"]
    package = [licence["name"] for licence in bundle.descriptor.get("licenses", [])]
    shown, held = FREE.get(name, name), ", ".join(package) or "none"
    faults = [
        *unless(name in FREE, f"{name} is neither CC0 nor CC BY"),
        *unless(shown in bundle.statement_text("data"), f"the statement does not name {shown}"),
        *unless(package == [name], f"datapackage.json names {held}"),
    ]
    return pass_unless(faults, f"{name} in metadata, statement and data package")


def data_files(bundle: Bundle) -> Finding:
    """Look for files or their form in the statement."""
    found = [word for word in ("datapackage.json", "CSV") if word in bundle.statement_text("data")]
    return pass_if(len(found) == 2, f"named in the statement: {', '.join(found) or 'no file'}")


def data_cited(bundle: Bundle) -> Finding:
    """Look for the DOI in the reference list of the DOCX."""
    doi = bundle.metadata.get("doi")
    if not doi:
        return pass_if(False, NO_DOI, "{pages}/paper.yml, doi")
    found = any(doi in one.text for one in bundle.manuscript.references)
    return pass_if(found, f"the reference list {'has' if found else 'does not have'} {doi}")


def code_shared(bundle: Bundle) -> Finding:
    """Look for address and DOI in the statement."""
    wanted = {name: bundle.metadata.get(name) for name in ("repository", "doi")}
    faults = unless(wanted["repository"], "there is no address of a repository")
    faults += unless(wanted["doi"], NO_DOI)
    for value in filter(None, wanted.values()):
        named = value in bundle.statement_text("software")
        faults += unless(named, f"the statement does not name {value}")
    return pass_unless(faults, "address and DOI")


def data_open(bundle: Bundle) -> Finding:
    """Compare the files in the data package with their descriptions."""
    described = {one["path"]: one for one in bundle.descriptor.get("resources", [])}
    inside = {name for name in bundle.data if name.endswith(".csv")}
    closed = [name for name in sorted(bundle.data) if not name.endswith(OPEN_FORMATS)]
    bare = [
        f"{name}, column {field['name']},"
        for name, one in described.items()
        for field in one["schema"]["fields"]
        if not field.get("description")
    ]
    faults = [f"{name} is not in an open format" for name in closed]
    faults += [f"{name} is not described" for name in sorted(inside - {*described})]
    faults += [f"{name} is missing" for name in sorted({*described} - {*bundle.data})]
    faults += [f"{one} is not described" for one in bare]
    return pass_unless(faults, f"{len(inside)} CSV files, each column described")
