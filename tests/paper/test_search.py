"""Promise: the search finds claims, events, persons, archival files and rows of data, by number or words, and leads to the row."""

import json

import pytest

pytestmark = pytest.mark.needs("chromium", "libatomic1")
FOUND = [
    ("C035", "Claim C035: ", "book/claims.html#C035"),
    ("bankrupt", "Claim C135: Without Soviet support", "book/claims.html#C135"),
    ("Stalin dies", "Event: Stalin dies, 5 March 1953", "book/chronology.html#event-stalin-dies"),
    ("permet", "Event: A congress at Përmet", "book/chronology.html#event-permet-congress"),
    ("Hoxha", "Person: Enver Hoxha", "book/persons.html#person-enver-hoxha"),
    ("Hurshov", "Person: Nikita Khrushchev", "book/persons.html#person-nikita-khrushchev"),
    ("koci xoxe", "Person: Koçi Xoxe", "book/persons.html#person-koci-xoxe"),
    ("I-92", "State archive, file I-92: ", "book/persons.html#file-I-92"),
    ("unrra", "Aid to Albania, row 2: ", "data/aid.html#row-2"),
]
FIRST = {"C035", "bankrupt", "permet", "Hoxha", "Hurshov", "koci xoxe", "I-92"}


@pytest.fixture(scope="module", params=["file", "server"])
def searched(request, chromium, book, site):
    """A function that searches and returns what it finds, words -> address, in order."""
    page, errors = chromium.new_page(), []
    page.on("pageerror", lambda error: errors.append(str(error)))

    def search(words: str) -> dict[str, str]:
        page.goto(
            f"{book.html.as_uri() if request.param == 'file' else site}/search.html?q={words.replace(' ', '+')}"
        )
        page.locator(".search-summary:not(:empty)").wait_for()
        return dict(
            page.eval_on_selector_all(
                "ul.search li > a",
                "all => all.map((one) => [one.innerText, one.getAttribute('href')])",
            )
        )

    yield search
    page.close()
    assert errors == []


@pytest.mark.parametrize(("words", "said", "address"), FOUND)
def test_a_row_is_found_by_its_words(searched, words, said, address):
    found = searched(words)
    assert [href for text, href in found.items() if text.startswith(said)] == [address]
    assert words not in FIRST or next(iter(found)).startswith(said)


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
    assert folded and not folded <= named, "“Code” stands on every fold"


def test_a_result_leads_to_its_row(chromium, book):
    page = chromium.new_page()
    page.goto(f"{book.html.as_uri()}/search.html?q=C035")
    page.locator("ul.search li > a").first.click()
    page.wait_for_url("**/claims.html#C035")
    assert page.locator("tr:target").get_attribute("id") == "C035"
    page.close()
