"""Promise: a number, a date or a claim leads to the one row that it rests on, in the book and in the article."""

from helpers.built_book import parsed, plain
from helpers.pdf_reader import links


def test_every_number_date_and_claim_of_a_page_leads_to_a_row(book):
    pages = {f"{name}.html": page for name, page in book.pages.items()}
    leading = [
        (name, link["href"])
        for name, page in pages.items()
        for link in page.select("p a.evidence-row, td a.evidence-row")
    ]
    rows = {f"{name}#{row['id']}" for name, page in pages.items() for row in page.select("tr[id]")}
    exhibits = {
        f"{name}#{one['id']}"
        for name, page in pages.items()
        for one in page.select("table[id], figure[id]")
    }
    goals = {f"{name}{href}" if href[0] == "#" else href for name, href in leading}
    assert len(goals & rows) > 200
    assert goals <= rows | exhibits


def test_a_date_and_a_claim_in_a_text_lead_to_their_rows(book):
    told = {link.get_text(): link["href"] for link in book.pages["after-stalin"].select("p > a")}
    assert told["14 July 1947"] == "chronology.html#event-first-meeting-stalin"
    assert told["September 1948"] == "chronology.html#event-soviet-agreement"


def test_in_the_article_numbers_lead_to_rows_and_dates_and_claims_are_plain_text(book):
    article = parsed(book.article_html)
    goals = {link["href"] for link in article.select("p a[href^='#tab-']")}
    rows = [goal for goal in goals if article.select_one(goal).find_parent("td")]
    assert rows and not article.select("a[href*='claims'], a[href*='chronology']")
    assert not [link for link in article.select("a") if plain(link) == "14 July 1947"]
    assert "14 July 1947" in plain(article.body)
    places = [link.get("/Dest") or link["/A"].get("/D") for link in links(book.pdf)]
    assert len({str(place) for place in places if place}) >= len(goals)
