"""Promise: pages, PDF, research object and citations say the same of the edition, if known."""

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


ONCE = [
    "description",
    "author",
    "citation_title",
    "DC.title",
    "og:title",
    "og:type",
    "og:description",
    "twitter:card",
]


def test_every_page_has_each_tag_once_and_a_description_of_its_own(book):
    for name, head in every(book).items():
        assert [tag for tag in ONCE if len(head.all(tag)) != 1] == [], name
    told = [head.one("description") for head in every(book).values()]
    wrong = re.compile(r"  |[<>{}\[\]]| [.,]")
    assert [text for text in told if wrong.search(text) or not 40 <= len(text) <= 205] == []
    assert len(set(told)) >= len(told) - 2


def test_a_part_says_what_it_is_part_of(book, paper):
    head = page(book, "book/aid")
    assert head.one("citation_title") == "What Soviet aid bought, 1948–1960"
    assert head.one("citation_inbook_title") == head.one("DCTERMS.isPartOf") == title(paper)
    (data,) = head.data()
    assert data["@type"] == "WebPage" and data["isPartOf"]["name"] == title(paper)


def test_what_needs_an_address_is_left_out_without_one(book):
    for name, head in {**every(book), "search": page(book, "search")}.items():
        assert [tag for tag in NEEDS_ADDRESS if head.all(tag)] == [], name
        assert not head.links("canonical") and not head.links("cite-as"), name
    for name in ("sitemap.xml", "robots.txt", "take-away/card.png"):
        assert not (book.html / name).exists()
    assert "mybinder" not in (book.html / "book" / "aid.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["book/index", "book/data", "data/trade"])
def test_every_file_that_linked_data_name_is_there(book, name):
    (described,) = page(book, name).data()
    files = [one["contentUrl"] for one in described.get("distribution") or described["encoding"]]
    files += [href for rel in ("alternate", "describedby") for href in page(book, name).links(rel)]
    folder = (book.html / name).parent
    assert files and [file for file in files if not (folder / file).is_file()] == []


def test_the_data_page_names_what_was_measured_and_in_what(book):
    (data,) = page(book, "book/data").data()
    files, measured = list((book.root / "data").glob("*.csv")), data["variableMeasured"]
    assert data["@type"] == "Dataset" and len(data["distribution"]) == len(files) + 1
    assert len(measured) > 10 and all(one["unitText"] and one["description"] for one in measured)


def test_the_research_object_has_the_structure_that_the_standard_asks_for(book):
    entities, standard = crate(book.html), "https://w3id.org/ro/crate/1.1"
    about, root = entities["ro-crate-metadata.json"], entities["./"]
    assert about["about"] == {"@id": "./"} and about["conformsTo"] == {"@id": standard}
    assert root["@type"] == "Dataset"
    assert {"name", "description", "license", "author", "hasPart"} <= set(root)
    within = [str(list(one.values())[1:]) for one in entities.values()]
    referred = {id for text in within for id in re.findall(r"'@id': '([^']+)'", text)}
    assert referred - {*entities} <= {standard}


def test_the_research_object_describes_every_file_as_it_is(book):
    entities = crate(book.html)
    files = [one for one in entities.values() if one["@type"] == "File"]
    assert [one["@id"] for one in files] == [part["@id"] for part in entities["./"]["hasPart"]]
    for one in files:
        content = (book.html / one["@id"]).read_bytes()
        assert one["sha256"] == hashlib.sha256(content).hexdigest(), one["@id"]
        assert one["contentSize"] == str(len(content)), one["@id"]
        assert one["encodingFormat"] and one["license"]
    folders = [book.html / folder for folder in ("book", "data", "take-away")]
    paths = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    there = {path.relative_to(book.html).as_posix() for path in paths}
    assert there <= {one["@id"] for one in files}


def test_nothing_in_the_data_can_end_their_block(book):
    heads = every(book).values()
    tags = [tag for one in heads for tag in one.soup.select('script[type="application/ld+json"]')]
    assert tags and not any(re.search("</|<!--", tag.string) for tag in tags)
    assert all(texts(data) for head in heads for data in head.data())
