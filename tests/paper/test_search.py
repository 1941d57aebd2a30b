"""Promise: the search finds claims, events, persons, archival files and rows of data, by number or
words, and leads to the row."""

import json

import pytest

pytestmark = pytest.mark.needs("chromium", "libatomic1")
FOUND = [
    ("C035", "Claim C035: ", "book/claims.html#C035"),
    ("bankrupt", "Claim C135: Without Soviet support", "book/claims.html#C135"),
    ("Stalin died", "Event: Stalin died, 5 March 1953", "book/chronology.html#event-stalin-dies"),
    ("permet", "Event: A congress at Përmet", "book/chronology.html#event-permet-congress"),
    ("Hoxha", "Person: Enver Hoxha", "book/persons.html#person-enver-hoxha"),
    ("Hurshov", "Person: Nikita Khrushchev", "book/persons.html#person-nikita-khrushchev"),
    ("koci xoxe", "Person: Koçi Xoxe", "book/persons.html#person-koci-xoxe"),
    ("I-92", "State archive, file I-92: ", "book/persons.html#file-I-92"),
    ("unrra", "Aid to Albania, row 2: ", "data/aid.html#row-2"),
]
FIRST = {"C035", "bankrupt", "permet", "Hoxha", "Hurshov", "koci xoxe", "I-92"}


def found_by(page, words: str) -> dict[str, str]:
    """What the search finds, words -> address, in order."""
    page.goto(f"search.html?q={words.replace(' ', '+')}")
    page.locator(".search-summary:not(:empty)").wait_for()
    links = page.locator("ul.search li > a").all()
    return {link.inner_text(): link.get_attribute("href") for link in links}


@pytest.mark.parametrize("place", ["file", "server"])
def test_a_row_is_found_by_its_words(visit, site, book, place):
    page = visit(base={"file": book.html.as_uri(), "server": site}[place])
    for words, said, address in FOUND:
        found = found_by(page, words)
        assert [href for text, href in found.items() if text.startswith(said)] == [address], words
        assert words not in FIRST or next(iter(found)).startswith(said), words


def test_every_claim_event_person_and_file_can_be_found(book):
    index = (book.html / "searchindex.js").read_text(encoding="utf-8")
    for label in ("tab-ledger", "tab-chronology", "tab-persons", "tab-file-places"):
        rows = [row["id"] for row in book.element(label).select("tbody tr")]
        assert rows and [row for row in rows if f'"{row}"' not in index] == []


def test_what_stands_on_a_fold_of_code_is_no_text_of_a_page(book):
    index = (book.html / "searchindex.js").read_text(encoding="utf-8")
    found = json.loads(index[index.index("{") : index.rindex("}") + 1])
    folded = {f"book/{name}" for name in book.names if book.whole(name).select("details.hide")}
    named = {found["docnames"][number] for number in found["terms"]["code"]}
    assert folded and not folded <= named, "“Show code” stands on every fold"


def test_a_result_leads_to_its_row(visit, book):
    page = visit("search", base=book.html.as_uri())
    found_by(page, "C035")
    page.locator("ul.search li > a").first.click()
    page.wait_for_url("**/claims.html#C035")
    assert page.locator("tr:target").get_attribute("id") == "C035"
