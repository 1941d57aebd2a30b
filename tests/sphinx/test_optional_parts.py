"""Promise: a paper needs no pages of its data, no article that it adapts, no roles for rows."""

import json

import yaml

ADAPTS = """
adapts:
  title: Another article
  authors: [{family: Doe, given: Jo}]
  journal: A journal
  year: 2020
  volume: 1
  number: "2"
  doi: 10.1234/example
  licence: CC-BY-4.0
"""


def crate(built) -> dict:
    """The root of the research object."""
    text = (built.folder / "ro-crate-metadata.json").read_text(encoding="utf-8")
    return next(one for one in json.loads(text)["@graph"] if one["@id"] == "./")


def linked_data(built, page: str = "book/index") -> dict:
    """What a page says of itself, the front page unless given."""
    return json.loads(built.page(page).find("script", type="application/ld+json").string)


def test_without_an_article_that_it_adapts_nothing_is_said_of_one(html):
    assert "isBasedOn" not in linked_data(html)
    tags = {meta.get("name") for meta in html.page("book/index").select("meta")}
    assert "DC.title" in tags and not tags & {"DC.relation", "DCTERMS.isVersionOf"}
    cited = json.loads((html.folder / "take-away" / "citation.json").read_text(encoding="utf-8"))
    assert len(cited) == 1 and "Adapted" not in cited[0]["note"]


def test_an_article_that_it_adapts_is_named_wherever_machines_read(paper):
    with (paper.root / "book" / "paper.yml").open("a", encoding="utf-8") as file:
        file.write(ADAPTS)
    paper.append("cite", "```{citation} adapted\n```")
    built = paper.build()
    assert built.warnings == []
    assert linked_data(built)["isBasedOn"]["name"] == "Another article"
    relation = built.page("book/index").find("meta", {"name": "DC.relation"})
    assert relation["content"] == "https://doi.org/10.1234/example"
    assert "Another article. A journal 2020" in built.page("book/cite").get_text()


def test_how_to_cite_what_is_not_there_is_refused_with_the_place(paper):
    paper.append("cite", "```{citation} adapted\n```")
    (said,) = paper.build().warnings
    assert said.startswith("book/cite.md:11: ERROR: ")
    assert "book/paper.yml names no article that this edition adapts" in said


def test_without_pages_of_the_data_the_rows_are_named_and_not_linked(paper):
    text = "The data are in {taken}`take-away/months-data.zip`.\n"
    paper.write("book/data.md", f"# The data\n\n{text}")
    built = paper.build(data_pages=False)
    assert built.warnings == [] and not (built.folder / "data").exists()
    line = built.page("book/results").select_one(".provenance")
    assert "rows 2–13" in line.get_text() and not line.select("a.nowrap")


def test_without_an_archive_of_the_data_none_is_named(paper):
    paper.write("book/data.md", "# The data\n\nThey are months.\n")
    built = paper.build(data_archive="")
    assert built.warnings == [] and not list((built.folder / "take-away").glob("*.zip"))
    files = [one["contentUrl"] for one in linked_data(built, "book/data")["distribution"]]
    assert files == ["../data/months.csv"]


def test_without_roles_for_rows_the_pages_are_built(paper):
    for role in ("{month}`February <february>`", "{month}`January <january>`"):
        paper.change("book/results.ipynb", role, "a month")
    built = paper.build(row_roles={}, found={})
    assert built.warnings == []
    assert "The shortest month is a month" in built.page("book/results").get_text()


def test_a_paper_without_words_on_its_origin_has_every_part_of_the_front_in_its_article(article):
    blocks = [block["class"][0] for block in article.article.body.find_all("div", limit=4)]
    assert blocks == ["title", "authors", "abstract", "keywords"]


def test_the_folder_of_the_pages_may_have_another_name(paper):
    (paper.root / "book").rename(paper.root / "pages")
    for name in ("_toc.yml", "_config.yml"):
        text = (paper.root / name).read_text(encoding="utf-8")
        paper.write(name, text.replace("book/", "pages/"))
    values = yaml.safe_load((paper.root / "_config.yml").read_text("utf-8"))["sphinx"]["config"]
    built = paper.build()
    assert values["cite_page"] == "pages/cite" and built.warnings == []
    assert built.page("pages/results").find(id="tab-months-february")
