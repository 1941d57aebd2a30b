"""Promise: an entry of the reference list has an address that stays, tells where the book cites
it, each place as a link, and tells how the source was seen where rows of the data say it."""

import pytest

PAGE = "book/references"
ROWS = {"cited_rows": {"month": ["month", "months"]}}
SEEN = {"resources": ["months"], "column": "month", "best_first": ["May", "March"]}
EARLIER = "@misc{aside2000, author = {Nobody}, title = {Aside}, year = {2000}}\n\n"


def entry(built, key: str):
    """The entry of a work on the page of references."""
    return built.page(PAGE).find(id=f"ref-{key}")


def told(built, key: str) -> str:
    """What stands under the entry of a work."""
    return " ".join(entry(built, key).select_one(".cited-in").get_text().split())


def test_an_entry_keeps_its_address_when_others_come_before_it(paper, html):
    name = "references.bib"
    paper.write(name, EARLIER + (paper.root / name).read_text("utf-8"))
    paper.append("conclusions", "It was said before{cite}`aside2000`.")
    built = paper.build()
    for one in (html, built):
        assert "Hunter JD" in entry(one, "hunter2007").p.get_text()
    links = {link["href"] for link in built.page("book/methods").select(".bibtex-citation a")}
    assert "references.html#ref-hunter2007" in links


def test_a_place_is_told_by_page_and_section(html):
    assert told(html, "hunter2007") == "Cited in: Methods: Computation."
    (link,) = entry(html, "hunter2007").select(".cited-in a")
    assert link["href"] == "methods.html#computation"


def test_the_sections_of_a_page_stand_together_and_a_page_without_them_alone(paper):
    paper.append("conclusions", "So it was done{cite}`hunter2007`.")
    paper.change("book/methods.md", "with the function", "with{cite}`hunter2007` the function")
    expected = "Cited in: Methods: Data, Computation; Conclusions."
    assert told(paper.build(), "hunter2007") == expected


def test_a_row_is_told_by_its_name(paper):
    paper.change("data/months.csv", "31,31,python-calendar,", "31,31,hunter2007,")
    paper.change(
        "data/months.csv", "march,March,3,31,31,hunter2007", "march,March,3,31,31,mckinney2010"
    )
    built = paper.build(**ROWS)
    assert told(built, "mckinney2010") == "Cited in: Methods: Computation; month march."
    links = [link["href"] for link in entry(built, "mckinney2010").select(".cited-in a")]
    assert links == ["methods.html#computation", "results.html#tab-months-march"]
    expected = (
        "Cited in: Methods: Computation; months january, may, july, august, october, december."
    )
    assert told(built, "hunter2007") == expected


def test_many_places_are_folded_under_their_count(paper):
    fold = entry(paper.build(**ROWS), "python-calendar").select_one("details.cited-in")
    assert fold.summary.get_text() == "Cited in 14 places" and not fold.has_attr("open")
    assert len(fold.select("p a")) == 14


def test_a_line_of_sources_is_no_place_where_the_page_cites_the_work_itself(paper):
    links = entry(paper.build(**ROWS), "python-calendar").select(".cited-in a")
    pages = [link["href"] for link in links if "tab-months" not in link["href"]]
    assert pages == ["introduction.html#introduction", "methods.html#data"]


def test_the_article_has_neither(article):
    assert "Cited in" not in article.article.get_text()
    assert [one["id"] for one in article.article.select(".reference")][-1] == "ref-hunter2007"


def test_a_page_that_cites_no_more_is_no_longer_told(paper):
    assert told(paper.build(), "mckinney2010") == "Cited in: Methods: Computation."
    paper.change("book/methods.md", "pandas{cite}`mckinney2010`", "pandas")
    paper.append("conclusions", "So it was done{cite}`mckinney2010`.")
    assert told(paper.build(), "mckinney2010") == "Cited in: Conclusions."


def test_the_best_that_a_row_says_of_a_source_is_told_and_no_other_word(paper):
    paper.change(
        "data/months.csv", "june,June,6,30,30,python-calendar", "june,June,6,30,30,hunter2007"
    )
    built = paper.build(source_status=SEEN, **ROWS)
    assert told(built, "python-calendar").startswith("May. Cited in 13 places")
    assert told(built, "hunter2007").startswith("Cited in: ")


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        (
            {"source_status": SEEN | {"resources": ["weeks"]}},
            "source_status: no resource 'weeks'",
        ),
        (
            {"source_status": SEEN | {"column": "basis"}},
            "source_status: the resource months has no column basis",
        ),
        ({"source_status": {"column": "month"}}, "source_status lacks resources, best_first"),
        ({"cited_rows": {"week": ["week", "weeks"]}}, "cited_rows: row_roles does not have week"),
    ],
)
def test_what_is_not_there_is_refused_by_its_name(paper, changed, said):
    with pytest.raises(Exception, match=said):
        paper.build(**changed)
