"""Promise: with an address and a history, all that is published says the same of the edition.

Pages, PDF, research object and citations do.
"""

import json
import re
import struct
from xml.etree import ElementTree

import pytest
import yaml
from helpers.built_book import body
from helpers.html_head import Head, crate, every, names, page, title
from helpers.repository import COMMITTED, REPOSITORY, URL, git
from pybtex.database import parse_string
from pypdf import PdfReader

pytestmark = pytest.mark.needs("git")
DAY, LICENCE = "2026-02-01", "https://creativecommons.org/licenses/by/4.0/"


@pytest.fixture(scope="module")
def paper(deployed) -> dict:
    """What book/paper.yml says."""
    return yaml.safe_load((deployed.root / "book" / "paper.yml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def front(deployed) -> Head:
    """The head of the front page."""
    return page(deployed, "book/index")


@pytest.fixture(scope="module")
def commit(deployed) -> str:
    """The commit that the book was built from."""
    return git(deployed.root, "rev-parse", "HEAD")


def read(deployed, name: str) -> str:
    """A file of the HTML book."""
    return (deployed.html / name).read_text(encoding="utf-8")


def test_the_front_page_is_what_a_reference_manager_keeps_of_this_edition(front, paper):
    for name in ("citation_title", "DC.title", "og:title"):
        assert front.one(name) == title(paper)
    assert front.all("citation_author") == [
        one.get("name") or f"{one['family']}, {one['given']}" for one in paper["authors"]
    ]
    for name in ("citation_publication_date", "citation_online_date"):
        assert front.one(name) == DAY.replace("-", "/")
    assert front.one("citation_keywords").split("; ") == paper["keywords"]
    assert front.all("DC.subject") == paper["keywords"]
    assert front.one("citation_language") == paper["language"] and front.one("citation_doi") == ""
    assert front.one("DCTERMS.isVersionOf") == f"https://doi.org/{paper['adapts']['doi']}"
    assert front.one("DC.rights") == LICENCE
    # It is not the article of the journal.
    assert front.all("citation_journal_title") == front.all("citation_volume") == []


def test_with_an_address_every_page_has_its_own(deployed):
    for name, head in every(deployed).items():
        own = f"{URL}{name}.html"
        assert head.links("canonical") == [own]
        assert head.one("og:url") == head.one("citation_public_url") == own
        assert head.one("og:image") == f"{URL}take-away/card.png"
        assert head.one("twitter:card") == "summary_large_image"
    assert page(deployed, "book/aid").one("citation_pdf_url") == f"{URL}take-away/article.pdf"


def test_the_picture_is_there_in_its_size(deployed, front):
    content = (deployed.html / "take-away" / "card.png").read_bytes()
    assert content[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", content[16:24]) == (1200, 630)
    assert (front.one("og:image:width"), front.one("og:image:height")) == ("1200", "630")
    assert front.one("og:image:alt")


def test_the_sitemap_lists_every_page_and_nothing_else(deployed):
    listed = ElementTree.parse(deployed.html / "sitemap.xml").getroot()
    assert sorted(one[0].text for one in listed) == sorted(
        f"{URL}{name}.html" for name in every(deployed)
    )
    assert {one[1].text for one in listed} == {DAY}
    assert f"Sitemap: {URL}sitemap.xml" in read(deployed, "robots.txt")


def test_linked_data_say_the_same_as_the_file(deployed, front, paper):
    (article,), (data,) = front.data(), page(deployed, "book/data").data()
    for described, authors in ((article, article["author"]), (data, data["creator"])):
        assert [one["name"] for one in authors] == names(paper)
        assert (described["license"], described["datePublished"]) == (LICENCE, DAY)
        assert described["keywords"] == paper["keywords"]
    assert article["name"] == title(paper)
    adapted = article["isBasedOn"]
    assert adapted["@id"] == f"https://doi.org/{paper['adapts']['doi']}"
    assert adapted["isPartOf"]["isPartOf"]["name"] == paper["adapts"]["journal"]


def test_the_research_object_says_the_same_as_the_file_and_names_the_commit(
    deployed, paper, commit
):
    entities = crate(deployed.html)
    root, build = entities["./"], entities["#build"]
    assert root["name"] == title(paper)
    assert [entities[one["@id"]]["name"] for one in root["author"]] == names(paper)
    assert root["license"] == {"@id": LICENCE} and root["datePublished"] == DAY
    assert root["keywords"].split(", ") == paper["keywords"]
    assert commit in build["description"] and build["object"] == {"@id": REPOSITORY}


def test_the_article_has_the_same_authors_keywords_and_day(deployed, paper):
    about = PdfReader(deployed.pdf).metadata
    assert (about.title, about.author) == (title(paper), ", ".join(names(paper)))
    assert about["/Keywords"] == ", ".join(paper["keywords"])
    assert about.creation_date.date().isoformat() == DAY
    assert COMMITTED.startswith("2026-01-31"), "where the author is it is the day before"


def test_binder_opens_the_notebook_of_the_page_at_this_commit(deployed, commit):
    offered = re.findall(r'href="(https://mybinder[^"]+)"', read(deployed, "book/aid.html"))
    place = "https://mybinder.org/v2/gh/owner/albania"
    assert offered == [f"{place}/{commit}?labpath=book%2Faid.ipynb"]
    assert "mybinder" not in read(deployed, "book/statements.html"), "that page has no notebook"


def test_bibtex_is_read_as_what_it_is(deployed, paper, commit):
    entries = parse_string(read(deployed, "take-away/citation.bib"), "bibtex").entries
    edition, article = entries.values()
    assert edition.fields["title"].strip("{}") == title(paper)
    assert len(edition.persons["author"]) == len(paper["authors"])
    dated = [edition.fields[part] for part in ("year", "month", "day", "version")]
    assert dated == ["2026", "2", "1", paper["version"]]
    assert edition.fields["url"] == URL and commit in edition.fields["note"]
    for field in ("doi", "journal"):
        assert article.fields[field] == paper["adapts"][field]


def test_csl_json_and_ris_say_the_same(deployed, paper):
    edition, article = json.loads(read(deployed, "take-away/citation.json"))
    assert edition["title"] == title(paper) and article["DOI"] == paper["adapts"]["doi"]
    assert edition["issued"] == {"date-parts": [[2026, 2, 1]]}
    ris = read(deployed, "take-away/citation.ris")
    assert re.fullmatch(r"(TY  - \w+\n([A-Z]\w  - \S.*\n)+ER  - \n\n?){2}", ris)
    assert f"TI  - {title(paper)}\n" in ris and f"DA  - {DAY.replace('-', '/')}\n" in ris
    assert ris.count("AU  - ") == len(paper["authors"]) + 2


def test_the_page_names_commit_day_and_data(deployed, commit):
    state = body(deployed.html / "book" / "cite.html").select_one(".edition-state").get_text()
    assert commit in state and DAY in state and re.search(r"[0-9a-f]{64}", state)


def test_without_a_history_nothing_has_a_date_or_a_commit(made):
    head, entities = page(made, "book/index"), crate(made.html)
    assert head.all("citation_publication_date") == head.all("DC.date") == []
    assert "datePublished" not in head.data()[0] and "datePublished" not in entities["./"]
    assert "commit" not in entities["#build"]["description"]
