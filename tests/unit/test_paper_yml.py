"""Promise: what the edition is stands in one file, which is checked, and CITATION.cff and the configuration say the same."""

import json
import re
import shutil
from importlib.resources import files

import jsonschema
import pytest
import yaml
from helpers.project import BIN, ROOT, run

FILE = ROOT / "book" / "paper.yml"
SCHEMA = (
    files("check_jsonschema") / "builtin_schemas" / "vendor" / "citation-file-format.json"
)  # CFF 1.2.0
ASK = """
from datapaper import metadata
from datapaper.core.project import Project
print(metadata.read(Project.find().paper).url)
"""
WRONG = {
    "title:.*": ("title: 1948", "field 'title', value 1948: must be a text"),
    "version:.*": (
        "version: first",
        "field 'version', value 'first': must be three numbers with dots",
    ),
    "language:.*": (
        "language: English",
        "field 'language', value 'English': must be a language and a region",
    ),
    "  text: .*": ("  text: free", "field 'licences.text', value 'free': must be one of CC-BY-4.0"),
    "  code: .*\n": ("", "field 'licences': lacks code"),
    "repository:.*": (
        "repository: github.com/a/b",
        "field 'repository', value 'github.com/a/b': must be an address like https://",
    ),
    "url:.*": (
        "url: https://example.org/book",
        "field 'url', value 'https://example.org/book': must be an address like https://example.org/book/",
    ),
    'doi: "".*': (
        "doi: https://doi.org/10.1/x",
        "field 'doi', value 'https://doi.org/10.1/x': must be a DOI",
    ),
    "    given: Mirela\n    part": ("    orcid: 0000\n    part", "field 'authors.2'"),
    "related:.*": ("colour: red", "has no 'colour'; it may have: title, subtitle"),
    "keywords:\n": (
        "keywords: {}\nother:\n",
        "field 'keywords', value {}: must be texts, none of them twice",
    ),
    "journal: .*": (
        "journal: Nature",
        "field 'journal', value 'Nature': must be one of arxiv, f1000research, plain",
    ),
    "  - label: Methods\n": (
        "  - name: Methods\n",
        "field 'abstract.2': has no 'name'; it may have: label, text",
    ),
    "      It reads": (
        "      It\n\n      reads",
        "field 'abstract.2.text', value 'It\\n\\nreads {number}`files` of the Albanian state archive, …: must be a text without empty lines",
    ),
    "  - id: grants\n": (
        "  - id: Grant information\n",
        "field 'statements.7.id', value 'Grant information': must be small letters, like ethics",
    ),
    "roles: \\[Conceptualization, Data": (
        "roles: [Conceptualisation, Data",
        "field 'authors.2.roles.1', value 'Conceptualisation': must be a role of CRediT",
    ),
    "adapts:": ("adapts: [", "book/paper.yml: while parsing"),
}


def given() -> dict:
    """What the file says."""
    return yaml.safe_load(FILE.read_text(encoding="utf-8"))


def full_title() -> str:
    """Title and subtitle, as they stand on the first page."""
    return f"{given()['title']}: {given()['subtitle']}"


@pytest.fixture
def sources(tmp_path):
    """What is needed to read the file, to change."""
    for name in ("book/_extensions/datapaper",):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "book" / "paper.yml").write_bytes(FILE.read_bytes())
    for name in ("_config.yml", "_toc.yml"):
        shutil.copyfile(ROOT / name, tmp_path / name)
    return tmp_path


@pytest.mark.parametrize("pattern", WRONG)
def test_what_it_may_not_hold_is_refused_with_file_field_value_and_what_is_allowed(
    sources, pattern
):
    new, told = WRONG[pattern]
    file = sources / "book" / "paper.yml"
    text = re.sub(pattern, new, FILE.read_text(encoding="utf-8"), count=1)
    assert text != FILE.read_text(encoding="utf-8")
    file.write_text(text, encoding="utf-8")
    code, log = run(BIN / "python", "-m", "datapaper", "cff", cwd=sources)
    assert code == 1 and log.startswith("book/paper.yml") and told in log and "Traceback" not in log
    assert not (sources / "CITATION.cff").exists()


def test_the_environment_goes_before_the_address_in_the_file(sources):
    assert run(BIN / "python", "-c", ASK, cwd=sources, BOOK_URL="https://example.org/b/") == (
        0,
        "https://example.org/b/\n",
    )
    assert run(BIN / "python", "-c", ASK, cwd=sources, BOOK_URL="") == (0, f"{given()['url']}\n")
    code, log = run(BIN / "python", "-c", ASK, cwd=sources, BOOK_URL="example.org")
    assert (
        code
        and "the environment variable BOOK_URL, field 'url', value 'example.org': must be an address"
        in log
    )


def test_the_committed_citation_file_is_the_one_that_the_command_writes(sources):
    assert run(BIN / "python", "-m", "datapaper", "cff", cwd=sources) == (0, "")
    assert (sources / "CITATION.cff").read_text(encoding="utf-8") == (
        ROOT / "CITATION.cff"
    ).read_text(encoding="utf-8")


def test_the_citation_file_is_valid():
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert list(jsonschema.Draft7Validator(schema).iter_errors(citation)) == []
    assert (
        list(jsonschema.Draft7Validator(schema).iter_errors(citation | {"cff-version": "2"})) != []
    )


def test_a_citation_file_with_all_that_may_be_known_later_is_valid(sources):
    file = sources / "book" / "paper.yml"
    text = FILE.read_text(encoding="utf-8")
    for pattern, new in {
        'repository: ""': "repository: https://github.com/owner/book",
        'url: ""': "url: https://example.org/book/",
        'doi: ""': "doi: 10.5281/zenodo.1",
        "    given: Mirela\n    part": "    given: Mirela\n    orcid: 0000-0002-1825-0097\n    email: m@example.org\n    part",
    }.items():
        text = text.replace(pattern, new, 1)
    file.write_text(text, encoding="utf-8")
    assert run(BIN / "python", "-m", "datapaper", "cff", cwd=sources) == (0, "")
    citation = yaml.safe_load((sources / "CITATION.cff").read_text(encoding="utf-8"))
    jsonschema.Draft7Validator(json.loads(SCHEMA.read_text(encoding="utf-8"))).validate(citation)
    assert (
        citation["repository-code"] == "https://github.com/owner/book"
        and citation["doi"] == "10.5281/zenodo.1"
    )
    assert citation["authors"][1]["orcid"] == "https://orcid.org/0000-0002-1825-0097"


def test_the_configuration_says_the_same():
    config = yaml.safe_load((ROOT / "_config.yml").read_text(encoding="utf-8"))
    latex = config["latex"]["latex_documents"]
    names = [f"{one['given']} {one['family']}" for one in given()["authors"] if "given" in one]
    assert config["title"] == given()["title"]
    assert (
        latex["title"] == full_title()
        and [name for name in names if name not in config["author"] or name not in latex["author"]]
        == []
    )
    assert config["sphinx"]["config"]["language"].replace("_", "-") == given()["language"]


def test_licences_descriptor_and_readme_say_the_same():
    names = {"CC-BY-4.0": "(CC BY 4.0)", "MIT": "MIT"}
    package = json.loads((ROOT / "data" / "datapackage.json").read_text(encoding="utf-8"))
    assert names[given()["licences"]["text"]] in (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert names[given()["licences"]["code"]] in (ROOT / "LICENSE-code").read_text(encoding="utf-8")
    assert [one["name"] for one in package["licenses"]] == [given()["licences"]["data"]]
    assert all(
        given()["adapts"]["doi"] in (ROOT / name).read_text(encoding="utf-8")
        for name in ("LICENSE", "README.md", "references.bib")
    )
