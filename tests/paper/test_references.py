"""Promise: references are in the journal's style, numbered by first appearance."""

import re
from pathlib import Path

import pandas as pd
import pytest
import yaml
from bs4 import BeautifulSoup, Tag
from helpers.built_book import parsed, plain
from helpers.project import ROOT
from hypothesis import given, settings
from hypothesis import strategies as st
from pybtex.backends import plaintext
from pybtex.database import Entry, Person, parse_file
from pybtex.richtext import Text

from datapaper.journals.styles.vancouver import Style
from datapaper.notebook import author_and_year

EXPECTED = yaml.safe_load(Path(__file__).with_name("printed_references.yml").read_text("utf-8"))
NAMES = {
    "van Zanden, Jan Luiten": "van Zanden JL",
    "Sartre, Jean-Paul": "Sartre JP",
    "Moore, Jr., James M.": "Moore JM Jr",
    "{Arkivi Qendror i Shtetit, Tirana}": "Arkivi Qendror i Shtetit, Tirana",
    "Çela, Ëngjëll": "Çela Ë",
    "Хрущёв, Никита С.": "Хрущёв НС",
    "Voltaire": "Voltaire",
}
STRAY = re.compile(r"\s[,.;:)]|[.,;:][.,;:]|[?!]\.|\(\)|\(\s|\s\s|^[^\w“\[]|[,;:]$")
SOUND = re.compile(r"M\.I\.T\.|et al\.:")  # full stops that are part of a name or of the style
FOUND_BY = re.compile(r"https?://|ISBN|ISSN|LCCN")
CLAIM = re.compile(r"^C\d{3}$")
STYLE = Style(most_authors=6)
NOT_SHOWN = {"shortauthor", "langid"}  # how tables call an organisation; the title's language
NEEDED = {
    "article": ["journal"],
    "book": ["publisher"],
    "incollection": ["booktitle"],
    "techreport": ["institution"],
    "phdthesis": ["school"],
    "misc": [],
}
OF_THE_WORK = ["title", "booktitle", "journal", "series", "edition", "type", "note", "howpublished"]
IMPRINT = ["publisher", "institution", "school", "organization", "address", "month", "year"]
WORDS = {field: f"{field.capitalize()} of it" for field in [*OF_THE_WORK, *IMPRINT, "urldate"]}
WORDS |= {"volume": "12", "number": "3", "pages": "4--5", "doi": "10.1/x", "url": "https://a.org/b"}


@pytest.fixture(scope="module")
def entries() -> dict[str, Entry]:
    """The entries of references.bib, by key."""
    return parse_file(str(ROOT / "references.bib")).entries


def listed(book) -> list[str]:
    """Every reference of the book as a line, without its number."""
    return [
        " ".join(entry.select_one("p").get_text().split())
        for entry in book.pages["references"].select(".citation")
    ]


def article(book) -> BeautifulSoup:
    """The clean HTML of the article, from which every format is made."""
    return parsed(book.article_html)


def written(entry: Entry) -> str:
    """An entry in the style, as plain text."""
    return STYLE.format_entry("1", entry).text.render(plaintext.Backend())


def shown(field: str, value: str) -> str:
    """The value of a field as a reader sees it."""
    return value if field in ("url", "doi") else str(Text.from_latex(value)).replace("--", "–")


@pytest.mark.parametrize("key", EXPECTED)
def test_an_entry_of_each_kind_reads_as_the_journal_prints_it(book, key):
    assert EXPECTED[key] in listed(book)


def test_journals_and_books_are_italic_and_volumes_bold(book):
    entries = {entry["data-key"]: entry for entry in article(book).select("div.reference")}
    set_apart = {
        "mehilli2011": ["Journal of Cold War Studies.", "13"],
        "kola2003": ["The Search for Greater Albania."],
        "wilson1960meeting": [],
    }
    for key, parts in set_apart.items():
        assert [plain(tag) for tag in entries[key].select("em, strong")] == parts


def test_no_reference_has_stray_punctuation(book):
    lines = listed(book)
    assert len(lines) >= 60 and [line for line in lines if STRAY.search(SOUND.sub("x", line))] == []


def test_everything_that_is_known_of_every_work_and_no_other_work_is_listed(book, entries):
    lines = listed(book)
    found = [
        key
        for key, entry in entries.items()
        if any(all(part in line for part in known(entry)) for line in lines)
    ]
    assert found == list(entries) and len(lines) == len(entries)


def known(entry: Entry) -> list[str]:
    """The value of every field of an entry, and every family name."""
    people = [person for role in entry.persons.values() for person in role]
    names = [str(name) for one in people if str(one) != "others" for name in one.rich_last_names]
    return names + [
        shown(field, value) for field, value in entry.fields.items() if field not in NOT_SHOWN
    ]


def test_every_address_of_a_work_is_a_link(book, entries):
    links = {link["href"] for link in book.pages["references"].select(".citation a.external")}
    fields = [entry.fields for entry in entries.values()]
    known = [one["url"] for one in fields if "url" in one]
    known += [f"https://doi.org/{one['doi']}" for one in fields if "doi" in one]
    assert len(links) >= 80 and links == set(known)


def test_the_article_numbers_its_references_by_first_appearance_and_has_no_other(book):
    found = article(book)
    entries = found.select("div.reference")
    numbers = {f"#{entry['id']}": int(entry["data-number"]) for entry in entries}
    cited = [link["href"] for link in found.select("a[href]")]
    first = dict.fromkeys(numbers[href] for href in cited if href in numbers)
    assert list(first) == list(numbers.values()) == list(range(1, len(numbers) + 1))
    assert len(numbers) >= 23


@pytest.mark.parametrize("name", NAMES)
def test_names_are_family_and_initials_and_organisations_stay_whole(name):
    entry = Entry("misc", {"title": "A"}, {"author": [Person(name)]})
    assert written(entry) == f"{NAMES[name]}: A."


@pytest.mark.parametrize("count", range(1, 10))
def test_more_than_six_people_are_six_and_others(count):
    people = [Person(f"Family{number}, Given") for number in range(count)]
    names = ", ".join(f"Family{number} G" for number in range(min(count, 6)))
    names += ", et al." if count > 6 else ""
    assert written(Entry("misc", {"title": "A"}, {"author": people})) == f"{names}: A."


@pytest.mark.parametrize("title", ["Is it?", "It is!", "He said “no.”", "“Why?”"])
def test_a_title_that_has_an_end_gets_no_second_one(title):
    fields = {"title": title, "publisher": "P", "year": "1900"}
    assert written(Entry("book", fields)) == f"{title} P; 1900."


@given(
    kind=st.sampled_from(sorted(NEEDED)),
    fields=st.sets(st.sampled_from(sorted(WORDS))),
    roles=st.sets(st.sampled_from(["author", "editor"])),
)
@settings(max_examples=400, derandomize=True, database=None, deadline=None)
def test_what_is_missing_leaves_no_punctuation_behind(kind, fields, roles):
    fields = fields | {"title", *NEEDED[kind]}
    people = {role: [Person("Family, Given")] for role in roles}
    line = written(Entry(kind, {field: WORDS[field] for field in fields}, people))
    assert STRAY.search(line) is None, line
    assert ("https://doi.org/10.1/x" in line) == ("doi" in fields)
    assert ("https://a.org/b" in line) == ("url" in fields)
    kept = fields & {"year", "note", "address"} if kind != "article" else set()
    assert [field for field in kept if WORDS[field] not in line] == []


@pytest.mark.parametrize(
    ("kind", "field"),
    [("misc", "title"), *((kind, fields[0]) for kind, fields in NEEDED.items() if fields)],
)
def test_without_what_makes_it_what_it_is_an_entry_is_refused_by_its_key(kind, field):
    fields = {name: WORDS[name] for name in ["title", *NEEDED[kind]] if name != field}
    with pytest.raises(Exception, match=f"missing {field} in some1900"):
        entry = Entry(kind, fields)
        entry.key = "some1900"
        written(entry)


def test_every_entry_has_the_address_that_its_key_gives_it(book, entries):
    listed = [entry["id"] for entry in book.pages["references"].select(".citation")]
    assert sorted(listed) == sorted(f"ref-{key}" for key in entries)


def test_most_entries_have_an_address_or_a_number_by_which_the_work_is_found(entries):
    found = [key for key, entry in entries.items() if FOUND_BY.search(written(entry))]
    assert len(found) >= 90 and len(found) / len(entries) > 0.7


@pytest.mark.parametrize(
    ("key", "told"),
    [
        (
            "taubman2003",
            "Not consulted. Cited in: Results: The claims tested; "
            "The data: Where the data come from; claim C088.",
        ),
        ("kola2003", "Consulted in part. Cited in"),
        ("vlora1957agreement", "Unreliable website. Cited in"),
        ("khrushchev1956speech", "Unreliable website. Cited in"),
        ("keefe1971", "Consulted. Cited in"),
        ("griffith1963", "Cited in"),
    ],
)
def test_under_an_entry_stands_how_it_was_seen_and_where_it_is_cited(book, key, told):
    assert plain(cited_in(book)[f"ref-{key}"]).startswith(told)


def cited_in(book) -> dict[str, Tag]:
    """What stands under each entry, by the id of the entry."""
    entries = book.pages["references"].select(".citation")
    return {entry["id"]: entry.select_one(".cited-in") for entry in entries}


def places(book) -> dict[str, set[str]]:
    """The id of each entry -> the links to the sections and claims of all pages that cite it."""
    found: dict[str, set[str]] = {}
    for name, page in book.pages.items():
        on_page: dict[str, dict[bool, set[str]]] = {}
        for link in page.select(".bibtex-citation a"):
            row, section = link.find_parent("tr", id=CLAIM), link.find_parent("section")
            in_sources = link.find_parent(class_="provenance") is not None
            entry = on_page.setdefault(link["href"].split("#")[1], {False: set(), True: set()})
            entry[in_sources].add(f"{name}.html#{(row or section)['id']}")
        for key, either in on_page.items():
            found.setdefault(key, set()).update(either[False] or either[True])
    return found


def test_every_place_that_cites_a_work_is_a_link_under_its_entry_and_no_other_is(book):
    told = {
        key: {link["href"] for link in under.select("a")} for key, under in cited_in(book).items()
    }
    expected = places(book)
    assert {key: told[key] ^ expected[key] for key in told if told[key] != expected[key]} == {}
    assert len(told) >= 110 and len(told["ref-keefe1971"]) >= 50


def test_the_links_under_an_entry_lead_to_places_that_are_there(book):
    ids = {name: {tag["id"] for tag in page.select("[id]")} for name, page in book.pages.items()}
    links = {link["href"] for under in cited_in(book).values() for link in under.select("a")}
    parts = [link.split(".html#") for link in links]
    assert [place for name, place in parts if place not in ids[name]] == []


def test_no_format_of_the_article_has_them(book):
    assert "Cited in" not in article(book).get_text()


def test_a_work_without_a_year_is_named_without_one(monkeypatch):
    keys = ["gapminder1950globalis", "frus1958visit", "kathimerini1961base", "academy1983"]
    monkeypatch.chdir(ROOT)
    assert list(author_and_year(pd.Series(keys))) == [
        "Gapminder n.d.",
        "U.S. Department of State n.d.",
        "Soviets bully Albania over its one Balkan base n.d.",
        "Academy of Sciences 1983",
    ]


def test_every_entry_can_be_named_by_author_and_year(monkeypatch, entries):
    monkeypatch.chdir(ROOT)
    names = author_and_year(pd.Series(list(entries)))
    assert [one for one in names if not re.search(r"^\S.* (\d{4}|n\.d\.)$", one)] == []


def test_every_entry_of_the_reference_list_is_cited_on_a_page(book):
    listed = {entry["id"] for entry in book.pages["references"].select(".citation")}
    marks = ".bibtex-citation a"
    links = [link["href"] for page in book.pages.values() for link in page.select(marks)]
    assert listed == {href.split("#")[1] for href in links}
