"""Promise: every section of the case study is there, in three voices that a reader tells apart."""

import re

import pytest
from helpers.built_book import plain, words
from helpers.data import rows
from pybtex.database import parse_file

SECTIONS = {
    "introduction": ["What the case study argues", "this edition finds", "Questions"],
    "methods": [
        "Research design",
        "archival files",
        "Data collection and access",
        "Limitations",
        "How claims were tested",
        "Where the sections of the case study are now",
    ],
    "background": ["Russia, Lenin and the Albanians", "The party", "Enver Hoxha"],
    "turn": ["The agreement of September 1948", "Hoxha and Stalin", "Mourning in Tirana"],
    "aid": [
        "revenue",
        "trade gap",
        "Donors",
        "Promised, delivered and owed",
        "Industry",
        "income",
        "Schools, health and housing",
    ],
    "after-stalin": [
        "The aid cut of 1953–1955",
        "The Twentieth Congress",
        "The Tirana conference",
        "Closer to the bloc",
    ],
    "visit": ["letter of 14 April 1958", "The visit", "The speech at the combine", "Vlora"],
    "break": ["The quarrel of 1960", "Loans, ships and ambassadors"],
    "results": [
        "What the case study concludes",
        "The claims tested",
        "Claims that contradict each other",
        "The citations",
        "The questions answered",
        "The hypotheses answered",
    ],
    "conclusions": ["What stands and what falls", "nobody can know yet", "Limits of this edition"],
    "statements": [
        "Ethics",
        "Data availability",
        "Software availability",
        "Author contributions",
        "Competing interests",
        "Grant information",
    ],
    "references": [],
}
QUESTIONS = ["(a)", "(b)", "(c)", "(d)", "(e)"]
HYPOTHESES = ["Hypothesis 1", "Hypothesis 2", "Hypothesis 3"]
FILES = {"I-8", "I-19", "I-6", "I-92"}
DESIGN = ["Evaluative research", "Comparative research", "context", "actors", "outcomes"]
VOICES = {  # class of a block: its head, and how many blocks there are at least
    "editor-note": ("Editor’s note", 15),
    "data-voice": ("What the data show", 8),
}
PRINTED = {  # words that the article has in one place only; the place
    "until the termination of diplomatic relations": "Abstract, Background",
    "include documents, interviews, films": "Abstract, Methods",
    "as they were compiled with an ideologically": "Abstract, Conclusions",
    "October 16, 1908–April 11, 1985": "Introduction, paragraph 2",
    "forced collectivization": "Introduction, paragraph 2",
    "to realize its hegemony in the international arena": "Introduction, paragraph 3",
    "50 years after Hoxha's passing": "Research questions, question d",
    "breakdown of relations between the Soviet Union and Yugoslavia": "Hypotheses, paragraph 2",
    "the fanaticism he expressed": "Hypotheses, paragraph 4",
    "archives belong to the 1953–1959 years": "Methods, paragraph 2",
    "number pages 48": "Methods, first archival source",
    "number of pages 118": "Methods, second archival source",
    "which was a gift from the Soviet government": "Methods, fourth archival source",
    "two-year period 2018–2020": "Data collection, paragraph 3",
    "quite conservative in publishing": "Limitations, paragraph 1",
    "decorated with medals of bravery": "Overview, paragraph 1",
    "the myth of Moscow was raised": "Overview, paragraph 2",
    "the division of the spoils": "Overview, paragraph 3",
    "38 percent of the Albanian state's internal revenue": "Overview, paragraph 6",
    "March 5, 1953, Stalin died": "After Stalin's death, paragraph 1",
    "announced in a long speech": "Disputes 1955–1957, paragraph 1",
    "greatly popularized himself": "Disputes 1955–1957, paragraph 2",
    "oriented its foreign policy toward China": "Disputes 1955–1957, paragraph 5",
    "two-week visit": "Visit 1958–1959, paragraph 2",
    "built in 1948": "Visit 1958–1959, paragraph 3",
    "Moscow meeting in November 1960": "Visit 1958–1959, paragraph 4",
    "cultivate those cultures": "Visit 1958–1959, paragraph 5",
    "archeological objects of Butrint": "Visit 1958–1959, paragraph 6",
    "over 10 books": "Results, paragraph 1",
    "The agreement consisted of seven articles": "Results, paragraph 4",
    "the only allied country": "Results, paragraph 6",
    "monopoly of diplomacy": "Conclusions, paragraph 1",
    "challenges that the country faced": "Conclusions, paragraph 4",
    "within 10 days from the day": "Data availability, numbered list",
}
MARKER = re.compile(r"[\u00b9\u00b2\u00b3\u2070-\u2079]|\[\d|[.,;:”’\"')a-z]\d{1,2}(?![\d,])")
DISPUTED = {
    "introduction": ["December 1961"],
    "background": ["Cominform", "December 1961", "a life of Stalin"],
    "aid": ["We found no source that confirms the share"],
    "after-stalin": ["not confirmed by any source"],
    "visit": ["The Khrushchevites"],
    "results": ["only after a long dispute"],
}


def test_the_sections_of_the_case_study_stand_in_its_order(book):
    assert book.article_names == ["index", *SECTIONS]


@pytest.mark.parametrize("page", SECTIONS)
def test_every_part_of_a_section_has_its_heading(book, page):
    heads = " | ".join(plain(head) for head in book.pages[page].select("h1, h2, h3"))
    assert [part for part in SECTIONS[page] if part not in heads] == []


def test_the_introduction_asks_five_questions_and_states_three_hypotheses(book):
    text = [plain(paragraph) for paragraph in book.pages["introduction"].select("p, li")]
    asked = [line[:3] for line in text if re.match(r"\([a-e]\) .*\?", line)]
    stated = [line[:13] for line in text if re.match(r"Hypothesis \d\.", line)]
    assert (asked, stated) == (QUESTIONS, [f"{name}." for name in HYPOTHESES])


@pytest.mark.parametrize(
    ("page", "terms"), [("results", QUESTIONS + HYPOTHESES), ("methods", DESIGN)]
)
def test_results_answer_all_that_is_asked_and_methods_name_strategies_and_levels(book, page, terms):
    text = plain(book.pages[page])
    assert [term for term in terms if term not in text] == []


def test_methods_tell_what_each_of_the_four_files_yields(book):
    text = [plain(paragraph) for paragraph in book.pages["methods"].select("p")]
    for file in FILES:
        (told,) = [line for line in text if line.startswith(f"File {file},")]
        assert "result" in told
    assert book.by("tab-files", "File").keys() > FILES


def test_every_work_of_the_original_list_is_cited_in_the_text(book):
    entries = parse_file(str(book.root / "references.bib")).entries
    original = rows("references", book.root)
    titles = {row["number"]: words(entries[row["key"]].fields["title"]) for row in original}
    marks = ":is(p, li) .bibtex-citation a"
    tips = [words(mark["title"]) for page in book.pages.values() for mark in page.select(marks)]
    assert len(titles) == 23
    assert [n for n, title in titles.items() if not any(title in tip for tip in tips)] == []


@pytest.mark.parametrize("voice", VOICES)
def test_the_three_voices_are_headed_and_never_nested(book, voice):
    head, least = VOICES[voice]
    pages = book.pages.values()
    blocks = [block for page in pages for block in page.select(f".admonition.{voice}")]
    assert {plain(block.select_one(".admonition-title")) for block in blocks} == {head}
    assert all(block.select(".admonition") == [] for block in blocks) and len(blocks) >= least


@pytest.mark.parametrize("page", DISPUTED)
def test_disputed_points_have_an_editors_note_with_a_source(book, page):
    notes = book.pages[page].select(".editor-note")
    for point in DISPUTED[page]:
        (note, *_) = [note for note in notes if point in plain(note)]
        assert note.select(".bibtex-citation a"), f"no source in the note on {point}"


def test_the_length_of_the_visit_is_told_against_the_article(book):
    blocks = book.pages["visit"].select(".data-voice")
    (block,) = [block for block in blocks if "eleven days" in plain(block)]
    assert "“two-week”" in plain(block) and block.select(".bibtex-citation a")


def test_a_claim_is_quoted_in_fewer_than_sixty_words_without_a_citation_marker(book):
    quotes = {row["claim_id"]: row["quote"] for row in rows("claims", book.root)}
    assert [claim for claim, quote in quotes.items() if not 1 <= len(quote.split()) < 60] == []
    assert [claim for claim, quote in quotes.items() if MARKER.search(quote)] == []


@pytest.mark.parametrize("printed", ["the myth¹⁰ of", "three times.10", "Lenin [7] says", "war6"])
def test_a_citation_marker_would_be_found(printed):
    assert MARKER.search(printed)


def test_a_claim_stands_in_the_section_that_its_locator_names(book):
    claims = rows("claims", book.root)
    named = {row["claim_id"]: row["locator"].rpartition(", ")[0] for row in claims}
    assert named == {row["claim_id"]: row["section"] for row in claims}
    quoted = {place.rpartition(", ")[0] for place in PRINTED.values()}
    assert quoted == {row["section"] for row in claims}


@pytest.mark.parametrize("words", PRINTED)
def test_words_of_the_article_are_quoted_from_the_place_where_it_has_them(book, words):
    claims = rows("claims", book.root)
    assert {row["locator"] for row in claims if words in row["quote"]} == {PRINTED[words]}
