"""Promise: works are numbered in the order in which the article first cites them."""

import re

import pytest

from datapaper.cli import new

KEYS = ["python-calendar", "mckinney2010", "hunter2007"]
ASIDE = "\n@misc{aside2000, author = {Nobody}, title = {Aside}, year = {2000}}\n"


def keys(built) -> list[str]:
    """The keys of the reference list of an article, in its order."""
    return [entry["data-key"] for entry in built.article.select(".reference")]


def test_the_list_has_the_order_of_first_citation(html, article):
    entries = html.page("book/references").select("div.citation")
    assert [" ".join(entry.p.get_text().split()[:2]) for entry in entries] == [
        "Python Software",
        "McKinney W:",
        "Hunter JD:",
    ]
    assert keys(article) == KEYS


def test_a_work_that_is_cited_earlier_takes_an_earlier_number(paper):
    paper.change("book/introduction.md", "{cite}`python-calendar`", "{cite}`hunter2007`")
    built = paper.build("article")
    assert keys(built) == ["hunter2007", "python-calendar", "mckinney2010"]
    first = built.article.find("h1", string="Introduction").find_next("sup")
    assert first.get_text() == "1"


def test_a_work_that_only_pages_outside_the_article_cite_is_not_in_its_list(paper):
    paper.write("references.bib", (paper.root / "references.bib").read_text("utf-8") + ASIDE)
    paper.append("data", "Others do so, too{cite}`aside2000`.")
    built = paper.build("article")
    assert built.warnings == [] and keys(built) == KEYS
    assert "Aside" in paper.build().page("book/references").get_text()


def test_every_mark_leads_to_the_entry_with_its_number(article):
    entries = {
        f"#{entry['id']}": entry["data-number"] for entry in article.article.select(".reference")
    }
    marks = article.article.select("sup a")
    assert len(marks) >= len(KEYS)
    assert {mark.get_text() == entries[mark["href"]] for mark in marks} == {True}


def test_a_language_that_is_not_known_is_refused_with_the_place_where_one_is_added(paper):
    paper.change("references.bib", "year      = {2010}", "year = {2010}, langid = {illyrian}")
    with pytest.raises(Exception, match="mckinney2010, langid: “illyrian” is not") as error:
        paper.build()
    (place,) = re.findall(r"TAGS in datapaper/(\S+) takes another", str(error.value))
    assert (new.ENGINE / "datapaper" / place).exists()
