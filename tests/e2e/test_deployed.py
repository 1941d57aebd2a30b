"""Promise: with an address and a history, pages, PDF, research object and citations say the same of the edition."""

import json
import re
import shutil
import struct
from pathlib import Path
from xml.etree import ElementTree

import pytest
import yaml
from helpers.built_book import Book, body
from helpers.html_head import crate, every, names, page, title
from helpers.project import run
from helpers.repository import COMMITTED, commit
from pybtex.database import parse_string
from pypdf import PdfReader

pytestmark = pytest.mark.needs("git")
URL, REPOSITORY, DAY = "https://example.org/book/", "https://github.com/owner/albania", "2026-02-01"
LICENCE = "https://creativecommons.org/licenses/by/4.0/"


@pytest.fixture(scope="module")
def paper(book) -> dict:
    """What book/paper.yml says."""
    return yaml.safe_load((book.root / "book" / "paper.yml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def deployed(made, tmp_path_factory) -> Book:
    """The made as it is built from a commit whose sources and pages have public addresses."""
    root = Path(
        shutil.copytree(made.root, tmp_path_factory.mktemp("deployed") / "book", symlinks=True)
    )
    file = root / "book" / "paper.yml"
    file.write_text(
        file.read_text(encoding="utf-8").replace('repository: ""', f"repository: {REPOSITORY}"),
        encoding="utf-8",
    )
    commit(root)
    code, log = run("make", cwd=root, BOOK_URL=URL)
    assert code == 0, log[-3000:]
    return Book(root)


def head_commit(book) -> str:
    """The commit that a book was built from."""
    return run("git", "rev-parse", "HEAD", cwd=book.root)[1].strip()


def test_the_front_page_is_what_a_reference_manager_keeps_of_this_edition(deployed, paper):
    head = page(deployed, "book/index")
    assert (
        head.one("citation_title") == title(paper) == head.one("DC.title") == head.one("og:title")
    )
    assert head.all("citation_author") == [
        one.get("name") or f"{one['family']}, {one['given']}" for one in paper["authors"]
    ]
    assert (
        head.one("citation_publication_date")
        == head.one("citation_online_date")
        == DAY.replace("-", "/")
    )
    assert head.one("citation_keywords").split("; ") == paper["keywords"] == head.all("DC.subject")
    assert head.one("citation_language") == paper["language"] and head.one("citation_doi") == ""
    assert (
        head.one("DCTERMS.isVersionOf") == f"https://doi.org/{paper['adapts']['doi']}"
        and head.one("DC.rights") == LICENCE
    )
    assert not head.all("citation_journal_title") and not head.all("citation_volume"), (
        "it is not the article of the journal"
    )


def test_with_an_address_every_page_has_its_own(deployed):
    for name, head in every(deployed).items():
        assert (
            head.links("canonical")
            == [head.one("og:url")]
            == [f"{URL}{name}.html"]
            == [head.one("citation_public_url")]
        )
        assert (
            head.one("og:image") == f"{URL}take-away/card.png"
            and head.one("twitter:card") == "summary_large_image"
        )
    assert page(deployed, "book/aid").one("citation_pdf_url") == f"{URL}take-away/article.pdf"


def test_the_picture_is_there_in_its_size(deployed):
    content = (deployed.html / "take-away" / "card.png").read_bytes()
    assert content[:8] == b"\x89PNG\r\n\x1a\n" and struct.unpack(">II", content[16:24]) == (
        1200,
        630,
    )
    head = page(deployed, "book/index")
    assert (head.one("og:image:width"), head.one("og:image:height")) == (
        "1200",
        "630",
    ) and head.one("og:image:alt")


def test_the_sitemap_lists_every_page_and_nothing_else(deployed):
    tree = ElementTree.parse(deployed.html / "sitemap.xml").getroot()
    listed = [one[0].text for one in tree]
    assert sorted(listed) == sorted(f"{URL}{name}.html" for name in every(deployed)) and {
        one[1].text for one in tree
    } == {DAY}
    assert f"Sitemap: {URL}sitemap.xml" in (deployed.html / "robots.txt").read_text(
        encoding="utf-8"
    )


def test_linked_data_say_the_same_as_the_file(deployed, paper):
    (article,), (data,) = page(deployed, "book/index").data(), page(deployed, "book/data").data()
    for described in (article, data):
        assert [one["name"] for one in described.get("author") or described["creator"]] == names(
            paper
        )
        assert (
            described["license"] == LICENCE
            and described["keywords"] == paper["keywords"]
            and described["datePublished"] == DAY
        )
    assert (
        article["name"] == title(paper)
        and article["isBasedOn"]["@id"] == f"https://doi.org/{paper['adapts']['doi']}"
    )
    assert article["isBasedOn"]["isPartOf"]["isPartOf"]["name"] == paper["adapts"]["journal"]


def test_the_research_object_says_the_same_as_the_file_and_names_the_commit(deployed, paper):
    entities = crate(deployed.html)
    root = entities["./"]
    assert root["name"] == title(paper) and [
        entities[one["@id"]]["name"] for one in root["author"]
    ] == names(paper)
    assert (
        root["license"] == {"@id": LICENCE}
        and root["keywords"].split(", ") == paper["keywords"]
        and root["datePublished"] == DAY
    )
    assert head_commit(deployed) in entities["#build"]["description"] and entities["#build"][
        "object"
    ] == {"@id": REPOSITORY}


def test_the_article_has_the_same_authors_keywords_and_day(deployed, paper):
    about = PdfReader(deployed.pdf).metadata
    assert (
        about.title == title(paper)
        and about.author == ", ".join(names(paper))
        and about["/Keywords"] == ", ".join(paper["keywords"])
    )
    assert about.creation_date.date().isoformat() == DAY == COMMITTED.replace("01-31", "02-01")[:10]


def test_binder_opens_the_notebook_of_the_page_at_this_commit(deployed):
    offered = re.findall(
        r'href="(https://mybinder[^"]+)"',
        (deployed.html / "book" / "aid.html").read_text(encoding="utf-8"),
    )
    assert offered == [
        f"https://mybinder.org/v2/gh/owner/albania/{head_commit(deployed)}?labpath=book%2Faid.ipynb"
    ]
    assert "mybinder" not in (deployed.html / "book" / "statements.html").read_text(
        encoding="utf-8"
    ), "that page has no notebook"


def test_bibtex_is_read_as_what_it_is(deployed, paper):
    entries = list(
        parse_string(
            (deployed.html / "take-away" / "citation.bib").read_text(encoding="utf-8"), "bibtex"
        ).entries.values()
    )
    edition, article = entries
    assert edition.fields["title"].strip("{}") == title(paper) and len(
        edition.persons["author"]
    ) == len(paper["authors"])
    assert [edition.fields[part] for part in ("year", "month", "day", "version")] == [
        "2026",
        "2",
        "1",
        paper["version"],
    ]
    assert edition.fields["url"] == URL and head_commit(deployed) in edition.fields["note"]
    assert (article.fields["doi"], article.fields["journal"]) == (
        paper["adapts"]["doi"],
        paper["adapts"]["journal"],
    )


def test_csl_json_and_ris_say_the_same(deployed, paper):
    edition, article = json.loads(
        (deployed.html / "take-away" / "citation.json").read_text(encoding="utf-8")
    )
    assert (
        edition["title"] == title(paper)
        and edition["issued"] == {"date-parts": [[2026, 2, 1]]}
        and article["DOI"] == paper["adapts"]["doi"]
    )
    ris = (deployed.html / "take-away" / "citation.ris").read_text(encoding="utf-8")
    assert re.fullmatch(r"(TY  - \w+\n([A-Z]\w  - \S.*\n)+ER  - \n\n?){2}", ris)
    assert (
        f"TI  - {title(paper)}\n" in ris
        and f"DA  - {DAY.replace('-', '/')}\n" in ris
        and ris.count("AU  - ") == len(paper["authors"]) + 2
    )


def test_the_page_names_commit_day_and_data(deployed):
    state = body(deployed.html / "book" / "cite.html").select_one(".edition-state").get_text()
    assert head_commit(deployed) in state and DAY in state and re.search(r"[0-9a-f]{64}", state)


def test_without_a_history_nothing_has_a_date_or_a_commit(made):
    head, entities = page(made, "book/index"), crate(made.html)
    assert (
        head.all("citation_publication_date") == head.all("DC.date") == []
        and "datePublished" not in head.data()[0]
    )
    assert (
        "datePublished" not in entities["./"] and "commit" not in entities["#build"]["description"]
    )
