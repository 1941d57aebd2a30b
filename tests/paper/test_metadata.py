"""Promise: pages, PDF, research object and citations say the same of the edition, and nothing that is not known."""

import hashlib
import re

import pytest
import yaml
from helpers.html_head import crate, every, page, texts, title

pytestmark = pytest.mark.needs("git")
NEEDS_ADDRESS = ["og:url", "og:image", "citation_pdf_url", "citation_public_url", "DC.identifier"]


@pytest.fixture(scope="module")
def paper(book) -> dict:
    """What book/paper.yml says."""
    return yaml.safe_load((book.root / "book" / "paper.yml").read_text(encoding="utf-8"))


def test_every_page_has_each_tag_once_and_a_description_of_its_own(book):
    heads = every(book)
    once = [
        "description",
        "author",
        "citation_title",
        "DC.title",
        "og:title",
        "og:type",
        "og:description",
        "twitter:card",
        "viewport",
    ]
    assert [
        (name, tag) for name, head in heads.items() for tag in once[:-1] if len(head.all(tag)) != 1
    ] == []
    told = [head.one("description") for head in heads.values()]
    assert [
        text
        for text in told
        if not 40 <= len(text) <= 205 or "  " in text or re.search(r"[<>{}\[\]]| [.,]", text)
    ] == []
    assert len(set(told)) >= len(told) - 2


def test_a_part_says_what_it_is_part_of(book, paper):
    head = page(book, "book/aid")
    assert head.one("citation_title") == "Aid" and head.one("citation_inbook_title") == title(
        paper
    ) == head.one("DCTERMS.isPartOf")
    (data,) = head.data()
    assert data["@type"] == "WebPage" and data["isPartOf"]["name"] == title(paper)


def test_what_needs_an_address_is_left_out_without_one(book):
    heads = {**every(book), "search": page(book, "search")}
    assert [
        (name, tag) for name, head in heads.items() for tag in NEEDS_ADDRESS if head.all(tag)
    ] == []
    assert [
        name for name, head in heads.items() if head.links("canonical") or head.links("cite-as")
    ] == []
    assert [
        name
        for name in ("sitemap.xml", "robots.txt", "take-away/card.png")
        if (book.html / name).exists()
    ] == []
    assert "mybinder" not in (book.html / "book" / "aid.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["book/index", "book/data", "data/trade"])
def test_every_file_that_linked_data_name_is_there(book, name):
    (described,) = page(book, name).data()
    files = [one["contentUrl"] for one in described.get("distribution") or described["encoding"]]
    files += [href for rel in ("alternate", "describedby") for href in page(book, name).links(rel)]
    assert (
        files
        and [file for file in files if not (book.html / name).parent.joinpath(file).is_file()] == []
    )


def test_the_data_page_names_what_was_measured_and_in_what(book):
    (data,) = page(book, "book/data").data()
    assert (
        data["@type"] == "Dataset"
        and len(data["distribution"]) == len(list((book.root / "data").glob("*.csv"))) + 1
    )
    assert len(data["variableMeasured"]) > 10 and all(
        one["unitText"] and one["description"] for one in data["variableMeasured"]
    )


def test_the_research_object_has_the_structure_that_the_standard_asks_for(book):
    entities = crate(book.html)
    about = entities["ro-crate-metadata.json"]
    assert about["about"] == {"@id": "./"} and about["conformsTo"] == {
        "@id": "https://w3id.org/ro/crate/1.1"
    }
    root = entities["./"]
    assert root["@type"] == "Dataset" and {
        "name",
        "description",
        "license",
        "author",
        "hasPart",
    } <= set(root)
    referred = re.findall(
        r"'@id': '([^']+)'",
        re.sub(
            r"^\{'@id': '[^']+', ", "{", "\n".join(map(str, entities.values())), flags=re.MULTILINE
        ),
    )
    assert {one for one in referred if one not in entities} <= {"https://w3id.org/ro/crate/1.1"}


def test_the_research_object_describes_every_file_as_it_is(book):
    entities = crate(book.html)
    files = [one for one in entities.values() if one["@type"] == "File"]
    assert [one["@id"] for one in files] == [part["@id"] for part in entities["./"]["hasPart"]]
    for one in files:
        content = (book.html / one["@id"]).read_bytes()
        assert one["sha256"] == hashlib.sha256(content).hexdigest() and one["contentSize"] == str(
            len(content)
        ), one["@id"]
        assert one["encodingFormat"] and one["license"]
    everything = {
        path.relative_to(book.html).as_posix()
        for folder in ("book", "data", "take-away")
        for path in (book.html / folder).rglob("*")
        if path.is_file()
    }
    assert everything <= {one["@id"] for one in files}


def test_nothing_in_the_data_can_end_their_block(book):
    found = [
        text
        for head in every(book).values()
        for tag in head.soup.select('script[type="application/ld+json"]')
        for text in [tag.string]
    ]
    assert found and all("</" not in text and "<!--" not in text for text in found)
    assert all(texts(data) for head in every(book).values() for data in head.data())
