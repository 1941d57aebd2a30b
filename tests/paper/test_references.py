"""Promise: references are in the journal's style, numbered by first appearance."""

import re

import pytest
from bs4 import BeautifulSoup
from helpers.built_book import parsed, plain, words
from helpers.pdf_reader import squeezed, text
from helpers.project import ROOT
from hypothesis import given, settings
from hypothesis import strategies as st
from pybtex.backends import plaintext
from pybtex.database import Entry, Person, parse_file
from pybtex.richtext import Text

from datapaper.journals.styles.vancouver import Style

EXPECTED = {
    "xhaferri2022": "Xhaferri M, Tase M: Analysis of Albania’s diplomatic relations with the Soviet Union during the years 1948–1959. "
    "F1000Research. 2022; 11: 1441. Version 1. https://doi.org/10.12688/f1000research.126497.1",
    "mehilli2011": "Mëhilli E: Defying De-Stalinization: Albania’s 1956. Journal of Cold War Studies. 2011; 13(4): 4–56. "
    "https://academicworks.cuny.edu/hc_pubs/69",
    "lalaj2007": "Lalaj A: The failed Albanian spring of 1956. Studime Historike. 2007; (4).",
    "morkva2015": "Morkva V: “Until the Last Drop of Blood”: The Early Balkan Advances of the Muscovite State at the Age of Peter I. "
    "Güney-Doğu Avrupa Araştırmaları Dergisi. 2015; 28: 1–29.",
    "griffith1963": "Griffith WE: Albania and the Sino-Soviet Rift. Cambridge, Massachusetts: M.I.T. Press; 1963.",
    "pearson2006": "Pearson O: Albania in the Twentieth Century: A History. Volume 3. "
    "London: I.B. Tauris in association with the Centre for Albanian Studies; 2006.",
    "dyrmishi2011": "Dyrmishi D: Political Struggle in the Leadership of the PPSH, 1944–196[?]. Tirana: Toena; 2011.",
    "keefe1971": "Keefe EK, Elpern SJ, Giloane W, Moore JM Jr, Peters S, White ET: Area Handbook for Albania. DA Pam 550-98. "
    "Washington, DC: Foreign Area Studies, The American University; 1971.",
    "zickel1994": "Zickel R, Iwaskiw WR (eds): Albania: A Country Study. Second edition. "
    "Washington, DC: Federal Research Division, Library of Congress; 1994. http://countrystudies.us/albania/",
    "halliday1986": "Halliday J (ed): The Artful Albanian: Memoirs of Enver Hoxha. London: Chatto & Windus; 1986.",
    "lenin1915": "Lenin VI: Socialism and War. In: Collected Works. Volume 21. Moscow: Progress; 1964: 295–338. Pamphlet of 1915.",
    "bolt2023maddison": "Bolt J, van Zanden JL: Maddison Project Database, version 2023. Groningen Growth and Development Centre; 2023. "
    "https://www.rug.nl/ggdc/historicaldevelopment/maddison/",
    "cia1961plan": "Central Intelligence Agency, Office of Research and Reports: The Albanian Third Five-Year Plan and External Aid. "
    "Report CB-61-4. Central Intelligence Agency; 31 January 1961. https://www.cia.gov/readingroom/node/793923",
    "musabelliu2019": "Musabelliu M: Sino-Albanian Relations: 70 Years of Diplomatic Ties in Retrospect. Working Paper 2019/8. "
    "Budapest: China-CEE Institute; 2019.",
    "aqsh1956file19": "Arkivi Qendror Shtetëror: Albania’s relations with the Soviet Union, file I-19 (F. 14, D. 19), folio 1. Tirana; 1956.",
    "wilson1960mao": "Memorandum of Conversation with Comrade Mao Zedong in Hangzhou. Wilson Center Digital Archive; 7 June 1960.",
    "gapminder1950globalis": "Gapminder: Systema Globalis. Population before 1950 after Maddison, from 1950 and life expectancy "
    "after the UN World Population Prospects. https://github.com/open-numbers/ddf--gapminder--systema_globalis",
    "pleiades2020": "Murray WM, Becker J, Elliott T, et al.: Bouthroton: a place resource. Pleiades, place 530824, as of 19 June 2020; 2020. "
    "https://pleiades.stoa.org/places/530824",
}
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
STYLE = Style(most_authors=6)
NOT_SHOWN = {
    "shortauthor",
    "langid",
}  # what tables call an organisation, and in which language the title is

NAMED = [
    "title",
    "booktitle",
    "journal",
    "volume",
    "number",
    "pages",
    "series",
    "edition",
    "publisher",
    "address",
    "institution",
    "school",
    "howpublished",
    "organization",
    "type",
    "month",
    "year",
    "note",
    "doi",
    "url",
    "urldate",
]
NEEDED = {
    "article": ["journal"],
    "book": ["publisher"],
    "incollection": ["booktitle"],
    "techreport": ["institution"],
    "phdthesis": ["school"],
    "misc": [],
}
WORDS = {field: f"{field.capitalize()} of it" for field in NAMED} | {
    "volume": "12",
    "number": "3",
    "pages": "4--5",
    "doi": "10.1/x",
    "url": "https://a.org/b",
}


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
    assert [plain(tag) for tag in entries["mehilli2011"].select("em, strong")] == [
        "Journal of Cold War Studies.",
        "13",
    ]
    assert [plain(tag) for tag in entries["kola2003"].select("em, strong")] == [
        "The Search for Greater Albania."
    ]
    assert entries["wilson1960mao"].select("em, strong") == []


def test_no_reference_has_stray_punctuation(book):
    lines = listed(book)
    assert len(lines) >= 60 and [line for line in lines if STRAY.search(SOUND.sub("x", line))] == []


def test_nothing_that_is_known_of_a_work_is_missing(book, entries):
    lines = listed(book)
    assert [
        key
        for key, entry in entries.items()
        if not any(all(part in line for part in known(entry)) for line in lines)
    ] == []


def known(entry: Entry) -> list[str]:
    """The value of every field of an entry, and every family name."""
    names = [
        str(name)
        for people in entry.persons.values()
        for person in people
        if str(person) != "others"
        for name in person.rich_last_names
    ]
    return [
        *names,
        *(shown(field, value) for field, value in entry.fields.items() if field not in NOT_SHOWN),
    ]


def test_every_address_of_a_work_is_a_link(book, entries):
    links = {link["href"] for link in book.pages["references"].select(".citation p a")}
    fields = [
        (base, entry.fields.get(field))
        for entry in entries.values()
        for field, base in (("url", ""), ("doi", "https://doi.org/"))
    ]
    assert len(links) >= 25 and links == {base + value for base, value in fields if value}


def test_the_article_numbers_its_references_by_first_appearance_and_has_no_other(book):
    found = article(book)
    numbers = {
        f"#{entry['id']}": int(entry["data-number"]) for entry in found.select("div.reference")
    }
    first = dict.fromkeys(
        numbers[link["href"]] for link in found.select("a[href]") if link["href"] in numbers
    )
    assert list(numbers.values()) == list(range(1, len(numbers) + 1)) and len(numbers) >= 23
    assert list(first) == list(numbers.values())


def test_the_pdf_has_the_same_list(book):
    found = squeezed(text(book.pdf))
    entries = [squeezed(entry.get_text()) for entry in article(book).select("div.reference")]
    assert entries and [entry for entry in entries if entry not in found] == []


@pytest.mark.parametrize("name", NAMES)
def test_names_are_family_and_initials_and_organisations_stay_whole(name):
    assert (
        written(Entry("misc", {"title": "A"}, {"author": [Person(name)]})) == f"{NAMES[name]}: A."
    )


@pytest.mark.parametrize("count", range(1, 10))
def test_more_than_six_people_are_six_and_others(count):
    people = [Person(f"Family{number}, Given") for number in range(count)]
    names = ", ".join(f"Family{number} G" for number in range(min(count, 6))) + ", et al." * (
        count > 6
    )
    assert written(Entry("misc", {"title": "A"}, {"author": people})) == f"{names}: A."


@pytest.mark.parametrize("title", ["Is it?", "It is!", "He said “no.”", "“Why?”"])
def test_a_title_that_has_an_end_gets_no_second_one(title):
    assert (
        written(Entry("book", {"title": title, "publisher": "P", "year": "1900"}))
        == f"{title} P; 1900."
    )


@given(
    kind=st.sampled_from(sorted(NEEDED)),
    fields=st.sets(st.sampled_from(NAMED)),
    roles=st.sets(st.sampled_from(["author", "editor"])),
)
@settings(max_examples=400, derandomize=True, database=None, deadline=None)
def test_what_is_missing_leaves_no_punctuation_behind(kind, fields, roles):
    fields = fields | {"title", *NEEDED[kind]}
    line = written(
        Entry(
            kind,
            {field: WORDS[field] for field in NAMED if field in fields},
            {role: [Person("Family, Given")] for role in roles},
        )
    )
    assert STRAY.search(line) is None, line
    assert ("https://doi.org/10.1/x" in line, "https://a.org/b" in line) == (
        "doi" in fields,
        "url" in fields,
    )
    assert [
        field
        for field in ("year", "note", "address")
        if field in fields and kind != "article" and WORDS[field] not in line
    ] == []


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


def test_every_entry_of_the_bibliography_is_in_the_reference_list_and_the_reverse(book, entries):
    listed = [words(plain(entry)) for entry in book.pages["references"].select(".citation")]
    titles = {key: words(entry.fields["title"]) for key, entry in entries.items()}
    assert [key for key, title in titles.items() if not any(title in text for text in listed)] == []
    assert len(listed) == len(titles)


def test_every_entry_of_the_reference_list_is_cited_on_a_page(book):
    listed = {entry["id"] for entry in book.pages["references"].select(".citation")}
    links = [
        link["href"] for page in book.pages.values() for link in page.select(".bibtex-citation a")
    ]
    assert listed == {href.split("#")[1] for href in links}
