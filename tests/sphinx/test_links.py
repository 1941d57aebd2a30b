"""Promise: numbers lead to tables and roles to rows; what leads nowhere is told with its place."""

import pytest

TOLD = {
    "February": "#tab-months-february",
    "28 days": "#tab-months-february",
    "January": "#tab-months-january",
    "10.7%": "#tab-months-january",
}
WRONG = {
    "the id of a row": (
        "See {month}`smarch`.",
        "WARNING: role 'month', id 'smarch': no row of data/months.csv has this id. "
        "Did you mean “march”?",
    ),
    "the label of a table": ("See {numref}`tab-years`.", "WARNING: undefined label: 'tab-years'"),
    "the label of a row": (
        "See {ref}`that month <tab-months-smarch>`.",
        "WARNING: undefined label: 'tab-months-smarch'",
    ),
    "the name of a number": (
        "It has {number}`weeks`.",
        "WARNING: no cell of this page keeps a number or date named 'weeks'",
    ),
    "a role": ("See {weekday}`monday`.", 'WARNING: Unknown interpreted text role "weekday"'),
    "a key of the bibliography": (
        "So it is said{cite}`nobody1900`.",
        'WARNING: could not find bibtex key "nobody1900"',
    ),
}


def test_numbers_and_row_roles_lead_to_the_rows_of_the_table(html):
    page = html.page("book/results")
    (paragraph,) = [one for one in page.select("p") if "shortest month is" in one.get_text()]
    assert {link.get_text(): link["href"] for link in paragraph.select("a")} == TOLD
    assert {page.find(id=href[1:]).name for href in TOLD.values()} == {"tr"}


def test_they_lead_there_from_other_pages_too(html):
    links = html.page("book/index").select("p > a")
    told = {link.get_text(): link["href"] for link in links if "results" in link["href"]}
    assert told["seven"] == "results.html#tab-months"
    assert told["10.7%"] == "results.html#tab-months-february"


@pytest.mark.parametrize("kind", WRONG)
def test_what_leads_nowhere_is_a_warning_with_its_place(paper, kind):
    text, told = WRONG[kind]
    paper.append("conclusions", text)
    line = (paper.root / "book" / "conclusions.md").read_text(encoding="utf-8").count("\n")
    (said, *others) = paper.build().warnings
    assert said.startswith(f"book/conclusions.md:{line}: {told}") and not others


@pytest.mark.parametrize(
    ("resource", "page", "told"),
    [
        ("months", "book/nowhere", "the page book/nowhere is not in the contents"),
        ("weeks", "book/results", "no resource 'weeks'"),
    ],
)
def test_a_role_without_page_or_resource_is_named(paper, resource, page, told):
    built = paper.build(row_roles={"month": {"resource": resource, "page": page}}, found={})
    assert [line for line in built.warnings if told in line]


def test_a_column_of_labels_may_name_only_what_a_page_has(paper):
    paper.change("data/datapackage.json", '"title": "Month",', '"title": "Month", "label": true,')
    said = paper.build().warnings
    place = "WARNING: data/months.csv, row 2, column 'month', value 'January'"
    assert said[0] == f"{place}: no page has this label" and len(said) == 12


def test_a_row_that_is_gone_is_missed_on_pages_that_did_not_change(paper):
    paper.append("conclusions", "Spring begins in {month}`the third month <march>`.")
    assert paper.build().warnings == []
    paper.change("data/months.csv", "march,March", "spring,March")
    said = [line for line in paper.build().warnings if "book/conclusions.md" in line]
    assert said and "id 'march': no row of data/months.csv has this id" in said[0]


@pytest.mark.parametrize(
    ("role", "told"),
    [
        ("months 2-999", "no row 999"),
        ("months 1", "no row 1"),
        ("weeks 2", "no resource 'weeks'"),
        ("months two", "must look like: "),
        ("months 9-2", "in ascending order"),
    ],
)
def test_rows_that_are_not_there_are_a_warning_with_page_resource_and_row(paper, role, told):
    paper.append("conclusions", f"See {{rows}}`{role}`.")
    (said,) = paper.build().warnings
    assert said.startswith("book/conclusions.md:7: WARNING: ")
    assert f"`{role}`" in said and told in said


def test_every_heading_table_figure_and_named_row_has_a_permalink(html):
    page = html.page("book/results")
    links = [link["href"] for link in page.select("article a.headerlink")]
    rows = [f"#{row['id']}" for row in page.select("#tab-months tbody tr")]
    assert links == ["#results", "#tab-months", *rows, "#fig-months"]
    labels = [link["aria-label"] for link in page.select("article a.headerlink")]
    assert labels[:3] == [
        "Permalink to “Results”",
        "Permalink to Table 1",
        f"Permalink to row {rows[0][1:]}",
    ]
    assert labels[-1] == "Permalink to Figure 1"


def test_a_label_may_move_to_a_page_that_is_read_earlier(paper):
    paper.append("references", "(moved)=\n## A section\n\nIts text.")
    assert paper.build().warnings == []
    paper.change("book/references.md", "(moved)=\n", "")
    paper.append("colophon", "(moved)=\n## A section\n\nIts text.")
    assert paper.build().warnings == []
