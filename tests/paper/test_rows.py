"""Promise: a number, a date or a claim leads to the one row that it rests on."""

from helpers.built_book import parsed, plain
from helpers.pdf_reader import links


def test_every_number_date_and_claim_of_a_page_leads_to_a_row_or_to_an_exhibit(book):
    kinds, goals = {}, set()
    for name, page in book.pages.items():
        found = page.select("tr[id], table[id], figure[id]")
        kinds |= {f"{name}.html#{one['id']}": one.name for one in found}
        leading = [link["href"] for link in page.select("a.evidence-row")]
        goals |= {f"{name}.html{href}" if href[0] == "#" else href for href in leading}
    assert goals <= kinds.keys()
    assert len([goal for goal in goals if kinds[goal] == "tr"]) > 200


def test_a_date_in_a_text_leads_to_its_event(book):
    told = {link.get_text(): link["href"] for link in book.pages["turn"].select("p > a")}
    assert told["5 March 1953"] == "chronology.html#event-stalin-dies"
    assert told["September 1948"] == "chronology.html#event-soviet-agreement"


def test_in_the_article_numbers_lead_to_rows_and_dates_and_claims_are_plain_text(book):
    article = parsed(book.article_html)
    goals = {link["href"] for link in article.select("p a[href^='#tab-']")}
    assert [goal for goal in goals if article.select_one(goal).find_parent("td")]
    inside = "claim", "event", "chronology"
    assert not article.select(", ".join(f"a[href*='{one}']:not([href^=http])" for one in inside))
    assert "5 March 1953" in plain(article.body)
    places = [link.get("/Dest") or link["/A"].get("/D") for link in links(book.pdf)]
    assert len({str(place) for place in places if place}) >= len(goals)
