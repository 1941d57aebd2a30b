"""Promise: the index of persons and files finds their places in the text itself, and whole names only."""

import csv
import shutil
from pathlib import Path

import pytest
from helpers.built_book import plain
from helpers.project import ROOT

from datapaper.core.project import Project
from datapaper.data.package import DataError, DataPackage
from evidence.mentions import finder

HEAD, FILE_HEAD = "Where the book speaks of the person", "Where the book names or cites it"


def append(root: Path, *rows: dict[str, str]) -> None:
    """Add persons to the data file; columns that are not given stay empty."""
    file = root / "data" / "persons.csv"
    with file.open(encoding="utf-8", newline="") as lines:
        head = next(csv.reader(lines))
    with file.open("a", encoding="utf-8", newline="") as lines:
        out = csv.DictWriter(lines, head, restval="", lineterminator="\n")
        out.writerows(
            {"source": "keefe1971", "locator": "nowhere, for a test", **row} for row in rows
        )


def row(book, label: str):
    """One row of the page."""
    return book.pages["persons"].find(id=label)


def places(book, label: str, head: str = HEAD) -> set[str]:
    """The pages on which the index finds a person or a file."""
    return {
        link["href"].split(".html")[0]
        for link in row(book, label).select(f"td[data-label='{head}'] a")
    }


def test_every_person_is_listed_with_the_sections_that_name_them(book):
    persons = list(
        csv.DictReader(
            (book.root / "data" / "persons.csv").read_text(encoding="utf-8").splitlines()
        )
    )
    assert {tag["id"] for tag in book.element("tab-persons").select("tbody tr")} == {
        f"person-{one['person']}" for one in persons
    }
    for one in persons:
        forms = [one["name"], *one["forms"].split("; ")]
        for link in row(book, f"person-{one['person']}").select(f"td[data-label='{HEAD}'] a"):
            page, anchor = link["href"].split(".html#")
            section = book.pages[page].find(id=anchor)
            assert any(form and form in plain(section) for form in forms), (
                one["name"],
                link["href"],
            )


def test_a_person_leads_to_the_claims_and_events_that_name_them(book):
    links = {link["href"] for link in row(book, "person-milovan-djilas").select("a")}
    assert {"claims.html#C071", "chronology.html#event-swallow-remark"} <= links
    assert {link["href"] for link in row(book, "person-koci-xoxe").select("a")} >= {
        "chronology.html#event-xoxe-executed"
    }


def test_a_file_is_found_by_its_number_and_by_the_citations_of_its_parts(book):
    assert {"methods", "visit"} <= places(book, "file-I-6", FILE_HEAD)
    assert "disputes" not in places(book, "file-I-6", FILE_HEAD)
    assert {link["href"] for link in row(book, "file-I-8").select("a")} >= {
        "claims.html#C035",
        "claims.html#C036",
    }


def named(root: Path, text: str) -> str:
    """The persons whom a text names, by the data of a project."""
    return " ".join(sorted(finder(DataPackage(Project(root)), "persons")(text)))


@pytest.fixture
def data(tmp_path) -> Path:
    """A project of its own with the data of this one."""
    shutil.copytree(ROOT / "data", tmp_path / "data")
    return tmp_path


def test_only_whole_names_count():
    assert named(ROOT, "At Stalingrad the Stalinists met Titoists and Leninists.") == ""
    assert (
        named(ROOT, "Stalin’s word (to Djilas), Tito-like;\u202fLenin")
        == "lenin milovan-djilas stalin tito"
    )


def test_two_with_one_surname_are_not_mixed(data):
    append(
        data,
        {
            "person": "sergei-khrushchev",
            "name": "Sergei Khrushchev",
            "sort_name": "Khrushchev, Sergei",
            "basis": "seen",
        },
    )
    assert named(data, "Sergei Khrushchev wrote a book.") == "sergei-khrushchev"
    assert (
        named(data, "Khrushchev, says Sergei\nKhrushchev, wrote none.")
        == "nikita-khrushchev sergei-khrushchev"
    )


def test_a_thing_named_after_a_person_is_not_the_person(book):
    assert named(ROOT, "In the Stalin textile combine Hoxha spoke.") == "enver-hoxha"
    assert "combine-opened" not in {
        link.get_text() for link in row(book, "person-stalin").select("a")
    }


def test_a_form_that_stands_for_two_persons_is_refused(data):
    append(
        data,
        {
            "person": "nexhmije-hoxha",
            "name": "Nexhmije Hoxha",
            "sort_name": "Hoxha, Nexhmije",
            "forms": "Hoxha",
            "basis": "seen",
        },
    )
    said = "'Hoxha' is a written form of both 'enver-hoxha' and 'nexhmije-hoxha'"
    with pytest.raises(DataError, match=said):
        named(data, "Hoxha")


def test_the_article_does_not_have_the_page(book):
    assert "Persons and files" not in (book.pdf.parent / "article.html").read_text(encoding="utf-8")
