"""Promise: the head of a page says what the edition is, its colophon how it was made."""

import json

import pytest


def test_the_front_page_describes_the_edition_in_its_head(html):
    named = {
        meta["name"]: meta["content"]
        for meta in html.page("book/index").select("meta[name][content]")
    }
    assert named["citation_title"] == "Months of unequal length: what a monthly total hides"
    assert named["citation_author"] == "The authors of this example"
    assert named["description"].startswith("A small reproducible paper")
    assert named["citation_keywords"] == "calendar; monthly totals; reproducible research"


def test_the_page_of_a_file_describes_a_data_set(html):
    script = html.page("data/months").find("script", type="application/ld+json").string
    said = json.loads(script)
    assert said["@type"] == "Dataset" and said["name"] == "The lengths of the months"
    assert {one["unitText"] for one in said["variableMeasured"]} == {"days"}


def test_the_colophon_names_the_notebooks_and_what_they_read(html):
    rows = html.page("book/colophon").select("#tab-executed tbody tr")
    named = [[cell.get_text().strip() for cell in row.select("td")] for row in rows]
    assert [row[0] for row in named] == ["book/index.ipynb", "book/results.ipynb"]
    assert all("months.csv" in " ".join(row) for row in named)


def test_the_article_has_nothing_that_only_a_screen_needs(article):
    soup = article.article
    assert not soup.select("script, style, svg, details, .headerlink, .cell_input")
    assert {tag.name for tag in soup.body.find_all(True)} >= {"h1", "p", "table", "figure", "sup"}
    assert not [tag for tag in soup.find_all(True) if tag.has_attr("tabindex")]


def test_every_link_inside_the_article_leads_to_something_in_it(article):
    ids = {tag["id"] for tag in article.article.select("[id]")}
    links = [link["href"][1:] for link in article.article.select("a[href^='#']")]
    assert len(links) > 10 and {*links} <= ids


def test_html_and_article_are_built_from_one_text(html, article):
    page = html.page("book/conclusions").select_one("article").get_text()
    inside = " ".join(article.article.body.get_text().split())
    assert "It says nothing of those that follow the days of the week" in " ".join(page.split())
    assert "It says nothing of those that follow the days of the week" in inside


@pytest.mark.parametrize(
    ("field", "old", "told"),
    [
        ("version", "version: 0.1.0", "version: “one” must be three numbers"),
        ("journal", "journal: plain", "journal: “one” must be one of"),
        ("  code", "  code: MIT", "licences, code: “one” must be one of"),
    ],
)
def test_bad_metadata_end_the_build_with_file_field_and_what_is_allowed(paper, field, old, told):
    paper.change("book/paper.yml", old, f"{field}: one")
    with pytest.raises((SystemExit, ValueError), match=r"book/paper\.yml") as error:
        paper.build()
    assert told in str(error.value)


def test_what_is_wrong_in_a_text_of_the_metadata_is_named_with_its_line(paper):
    paper.change("book/paper.yml", "{number}`longest`", "{number}`weeks`")
    paper.change("book/paper.yml", "No competing", "{roles}`preface` No competing")
    paper.append("statements", "```{paper} thanks\n```")
    lines = (paper.root / "book" / "paper.yml").read_text(encoding="utf-8").splitlines()
    at = {
        word: 1 + next(number for number, line in enumerate(lines) if f"`{word}`" in line)
        for word in ("weeks", "preface")
    }
    said = paper.build().warnings
    told = "WARNING: no cell of this page keeps a number or date named 'weeks'"
    assert f"book/paper.yml:{at['weeks']}: {told}" in said
    place = f"book/paper.yml:{at['preface']}: WARNING: "
    told = f"{place}role 'roles': No author with roles made the part “preface”"
    assert [line for line in said if line.startswith(told)]
    told = "'thanks' must be one of: abstract, authors, keywords, statements"
    assert [line for line in said if line.startswith("book/statements.md:") and told in line]


def test_bad_data_end_the_build_with_file_row_column_value_and_rule(paper):
    paper.change("data/months.csv", "February,2,28", "February,2,32")
    with pytest.raises(SystemExit) as error:
        paper.build()
    assert "data/months.csv, row 3, days_common: “32” must be at most 31" in str(error.value)
