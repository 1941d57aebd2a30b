"""Promise: what the edition is stands in one checked file; all other places say the same."""

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
CFF = [BIN / "python", "-m", "datapaper", "cff"]
TEXT = FILE.read_text(encoding="utf-8")
WRONG = {  # what is replaced -> by what, and what is told after the name of the file
    "title:.*": ("title: 1948", ", title: “1948” must be a text."),
    "version:.*": ("version: first", ", version: “first” must be three numbers with dots"),
    "language:.*": ("language: English", ", language: “English” must be a language and a"),
    "  text: .*": ("  text: free", ", licences, text: “free” must be one of CC-BY-4.0"),
    "  code: .*\n": ("", ", licences: “code” is missing. Add it."),
    "repository:.*": ("repository: a.com/b", ", repository: “a.com/b” must be an address"),
    "url:.*": ("url: https://a.org/b", ", url: “https://a.org/b” must be an address like"),
    'doi: "".*': ("doi: https://doi.org/10.1/x", ", doi: “https://doi.org/10.1/x” must be"),
    "    given: Mirela\n    part": (
        "    orcid: 0000\n    part",
        ", second author: Write “family” and “given”, or “name” for a group.",
    ),
    "related:.*": ("colour: red", ": Unknown entry “colour”. Known entries: title, subtitle"),
    "title: Alb": ("titel: Alb", ": Unknown entry “titel”. Did you mean “title”?"),
    "keywords:\n": ("keywords: {}\nother:\n", ", keywords: “{}” must be texts, none of them"),
    "journal: .*": (
        "journal: Nature",
        ", journal: “Nature” must be one of arxiv, f1000research, plain.",
    ),
    "  - label: Methods\n": (
        "  - name: Methods\n",
        ", second part of the abstract: Unknown entry “name”. Known entries: label, text.",
    ),
    "      The case study rests": (
        "      It\n\n      reads",
        ", second part of the abstract, text: “It\\n\\nreads ",
    ),
    "  - id: grants\n": (
        "  - id: Money\n",
        ", seventh statement, id: “Money” must be small letters",
    ),
    "roles: \\[Conceptualization, Data": (
        "roles: [Conceptualisation, Data",
        ", second author, first role: “Conceptualisation” must be a role of CRediT "
        "(https://credit.niso.org/). Did you mean “Conceptualization”?",
    ),
}


def given() -> dict:
    """What the file says."""
    return yaml.safe_load(FILE.read_text(encoding="utf-8"))


@pytest.fixture
def sources(tmp_path):
    """What is needed to read the file, to change."""
    package = "book/_extensions/datapaper"
    shutil.copytree(
        ROOT / package, tmp_path / package, ignore=shutil.ignore_patterns("__pycache__")
    )
    for name in ("book/paper.yml", "_config.yml", "_toc.yml"):
        shutil.copyfile(ROOT / name, tmp_path / name)
    return tmp_path


@pytest.mark.parametrize("pattern", [*WRONG, "adapts:"])
def test_what_it_may_not_hold_is_refused_with_file_field_value_and_what_is_allowed(
    sources, pattern
):
    new, told = WRONG.get(pattern, ("adapts: [", ""))
    text = re.sub(pattern, new, TEXT, count=1)
    assert text != TEXT
    (sources / "book" / "paper.yml").write_text(text, encoding="utf-8")
    code, log = run(*CFF, cwd=sources)
    where = f"book/paper.yml{told}" if told else "book/paper.yml: while parsing"
    assert code == 1 and where in log and "Traceback" not in log
    assert log.startswith("book/paper.yml") and not (sources / "CITATION.cff").exists()


def test_the_environment_goes_before_the_address_in_the_file(sources):
    for address, known in (
        ("https://example.org/b/", "https://example.org/b/"),
        ("", given()["url"]),
    ):
        asked = run(BIN / "python", "-c", ASK, cwd=sources, BOOK_URL=address)
        assert asked == (0, f"{known}\n")
    code, log = run(BIN / "python", "-c", ASK, cwd=sources, BOOK_URL="example.org")
    told = "the environment variable BOOK_URL, url: “example.org” must be an address"
    assert code and told in log


def test_the_committed_citation_file_is_the_one_that_the_command_writes(sources):
    assert run(*CFF, cwd=sources) == (0, "")
    assert (sources / "CITATION.cff").read_bytes() == (ROOT / "CITATION.cff").read_bytes()


@pytest.fixture(scope="module")
def cff() -> jsonschema.Draft7Validator:
    """What tells whether a citation file is valid."""
    return jsonschema.Draft7Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))


def test_the_citation_file_is_valid(cff):
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert cff.is_valid(citation) and not cff.is_valid(citation | {"cff-version": "2"})


def test_a_citation_file_with_all_that_may_be_known_later_is_valid(sources, cff):
    text = TEXT.replace('url: ""', "url: https://example.org/book/", 1)
    text = text.replace('repository: ""', "repository: https://github.com/owner/book", 1)
    text = text.replace('doi: ""', "doi: 10.5281/zenodo.1", 1)
    given, reached = (
        "    given: Mirela\n",
        "    orcid: 0000-0002-1825-0097\n    email: m@example.org\n",
    )
    text = text.replace(f"{given}    part", f"{given}{reached}    part", 1)
    (sources / "book" / "paper.yml").write_text(text, encoding="utf-8")
    assert run(*CFF, cwd=sources) == (0, "")
    citation = yaml.safe_load((sources / "CITATION.cff").read_text(encoding="utf-8"))
    cff.validate(citation)
    assert citation["repository-code"] == "https://github.com/owner/book"
    assert citation["doi"] == "10.5281/zenodo.1"
    assert citation["authors"][1]["orcid"] == "https://orcid.org/0000-0002-1825-0097"


def test_the_configuration_says_the_same():
    config = yaml.safe_load((ROOT / "_config.yml").read_text(encoding="utf-8"))
    latex, paper = config["latex"]["latex_documents"], given()
    names = [f"{one['given']} {one['family']}" for one in paper["authors"] if "given" in one]
    assert config["title"] == paper["title"]
    assert latex["title"] == f"{paper['title']}: {paper['subtitle']}"
    assert all(name in config["author"] and name in latex["author"] for name in names)
    assert config["sphinx"]["config"]["language"].replace("_", "-") == paper["language"]


def test_licences_descriptor_and_readme_say_the_same():
    names, paper = {"CC-BY-4.0": "(CC BY 4.0)", "MIT": "MIT License"}, given()
    package = json.loads((ROOT / "data" / "datapackage.json").read_text(encoding="utf-8"))
    assert [one["name"] for one in package["licenses"]] == [paper["licences"]["data"]]
    doi = paper["adapts"]["doi"]
    for file, said in {
        "LICENSE": names[paper["licences"]["text"]],
        "LICENSE-code": names[paper["licences"]["code"]],
        **dict.fromkeys(("README.md", "references.bib"), doi),
    }.items():
        assert said in (ROOT / file).read_text(encoding="utf-8"), file
    assert doi in (ROOT / "LICENSE").read_text(encoding="utf-8")
