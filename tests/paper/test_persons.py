"""Promise: the index finds the places of persons and files in the text, and whole names only."""

import csv
import shutil
from pathlib import Path

import pytest
from helpers.built_book import plain
from helpers.data import DATA, rows
from helpers.project import ROOT

from datapaper.core.project import Project
from datapaper.data.package import DataError, DataPackage
from evidence.mentions import finder

HEAD, FILE_HEAD = "Named in", "Named or cited in"


def append(root: Path, **person: str) -> None:
    """Add a person to the data file; columns that are not given stay empty."""
    known = {"source": "keefe1971", "locator": "nowhere, for a test", "basis": "consulted"}
    with (root / "data" / "persons.csv").open("a", encoding="utf-8", newline="") as lines:
        out = csv.DictWriter(lines, rows("persons")[0], restval="", lineterminator="\n")
        out.writerow(known | person)


def row(book, label: str):
    """One row of the page."""
    return book.pages["persons"].find(id=label)


def leads(book, label: str) -> set[str]:
    """Where the links of a row lead."""
    return {link["href"] for link in row(book, label).select("a")}


def test_every_person_is_listed_with_the_sections_that_name_them(book):
    persons = {f"person-{one['person']}": one for one in rows("persons", book.root)}
    listed = {tag["id"] for tag in book.element("tab-persons").select("tbody tr")}
    assert listed == persons.keys()
    for label, one in persons.items():
        forms = [form for form in (one["name"], *one["forms"].split("; ")) if form]
        for link in row(book, label).select(f"td[data-label='{HEAD}'] a"):
            page, anchor = link["href"].split(".html#")
            section = plain(book.pages[page].find(id=anchor))
            assert any(form in section for form in forms), (one["name"], link["href"])


def test_a_person_leads_to_the_claims_and_events_that_name_them(book):
    djilas = {"claims.html#C177", "chronology.html#event-swallow-remark"}
    assert leads(book, "person-milovan-djilas") >= djilas
    assert "chronology.html#event-xoxe-executed" in leads(book, "person-koci-xoxe")


def test_the_page_says_of_a_person_what_the_source_says(book):
    spiru = {row["Person"]: row for row in book.rows("tab-persons")}["Nako Spiru"]
    assert spiru["Description"].startswith("Albanian leader who killed himself")
    assert (spiru["Basis"], spiru["Events"]) == ("consulted", "spiru-death")
    assert "planning" not in plain(row(book, "person-nako-spiru"))


def test_a_file_is_found_by_its_number_and_by_the_citations_of_its_parts(book):
    links = row(book, "file-I-6").select(f"td[data-label='{FILE_HEAD}'] a")
    pages = {link["href"].split(".html")[0] for link in links}
    assert {"methods", "visit"} <= pages and "after-stalin" not in pages
    assert leads(book, "file-I-8") >= {"claims.html#C035", "claims.html#C036"}


def named(root: Path, text: str) -> str:
    """The persons whom a text names, by the data of a project."""
    return " ".join(sorted(finder(DataPackage(Project(root)), "persons")(text)))


@pytest.fixture
def data(tmp_path) -> Path:
    """A project of its own with the data of this one."""
    shutil.copytree(DATA, tmp_path / "data")
    return tmp_path


def test_only_whole_names_count():
    assert named(ROOT, "At Stalingrad the Stalinists met Titoists and Leninists.") == ""
    text = "Stalin’s word (to Djilas), Tito-like;\u202fLenin"
    assert named(ROOT, text) == "lenin milovan-djilas stalin tito"


def test_two_with_one_surname_are_not_mixed(data):
    name = {"name": "Sergei Khrushchev", "sort_name": "Khrushchev, Sergei"}
    append(data, person="sergei-khrushchev", **name)
    assert named(data, "Sergei Khrushchev wrote a book.") == "sergei-khrushchev"
    text = "Khrushchev, says Sergei\nKhrushchev, wrote none."
    assert named(data, text) == "nikita-khrushchev sergei-khrushchev"


def test_a_thing_named_after_a_person_is_not_the_person(book):
    assert named(ROOT, "In the Stalin textile combine Hoxha spoke.") == "enver-hoxha"
    links = row(book, "person-stalin").select("a")
    assert "combine-opened" not in {link.get_text() for link in links}


def test_a_form_that_stands_for_two_persons_is_refused(data):
    name = {"name": "Nexhmije Hoxha", "sort_name": "Hoxha, Nexhmije", "forms": "Hoxha"}
    append(data, person="nexhmije-hoxha", **name)
    said = "'Hoxha' is a written form of both 'enver-hoxha' and 'nexhmije-hoxha'"
    with pytest.raises(DataError, match=said):
        named(data, "Hoxha")


def test_the_article_does_not_have_the_page(book):
    assert "Persons and files" not in book.article_html.read_text(encoding="utf-8")
