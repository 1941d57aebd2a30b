"""Promise: the data dictionary says all that the descriptor says, and nothing of it is typed."""

import pytest
from helpers.built_book import plain
from helpers.data import DATA, PACKAGE, PAGED, RESOURCES

WORDS = {
    "required": "must not be empty",
    "unique": "must not occur twice",
    "minimum": "must be at least {}",
    "maximum": "must be at most {}",
    "minLength": "must have at least {} characters",
    "maxLength": "must have at most {} characters",
}


def label(name: str) -> str:
    """The label of the table of the columns of one resource."""
    return f"tab-columns-{name.replace('_', '-')}"


def licence(resource: dict) -> str:
    """The name of the licence of one resource, or that of the whole package."""
    (one,) = resource.get("licenses", PACKAGE["licenses"])
    return one["name"]


def said(field: dict) -> list[str]:
    """What the page must say of the constraints of a field."""
    constraints = field.get("constraints", {})
    words = [WORDS[name].format(value) for name, value in constraints.items() if name in WORDS]
    if "enum" in constraints:
        words += [f"must be one of: {', '.join(map(str, constraints['enum']))}"]
    words += ["must be the label of a paragraph, a table or a figure"] if field.get("label") else []
    words += ["must have the form of its unit"] if "shapes" in field else []
    return words + ([field.get("form", constraints["pattern"])] if "pattern" in constraints else [])


def test_every_constraint_of_the_descriptor_has_words():
    fields = [field for one in RESOURCES.values() for field in one["schema"]["fields"]]
    used = {name for field in fields for name in field.get("constraints", {})}
    assert used <= {*WORDS, "enum", "pattern"}


def test_every_file_is_listed_with_its_rows_key_licence_and_size(book):
    listed = book.rows("tab-resources")
    assert [row["File"] for row in listed] == [f"data/{one['path']}" for one in RESOURCES.values()]
    for row, one in zip(listed, RESOURCES.values(), strict=True):
        raw, key = (DATA / one["path"]).read_bytes(), one["schema"]["primaryKey"]
        count = raw.count(b"\n") - 1
        assert row["What it holds"] == one["title"] and row["All rows"] == f"{count} rows"
        assert row["Columns"].startswith(f"{len(one['schema']['fields'])} (Table ")
        assert row["Key"] == (key if isinstance(key, str) else ", ".join(key))
        assert row["Size (kB)"] == f"{len(raw) / 1000:,.1f}" and row["Licence"] == licence(one)
    links = {link["href"] for link in book.element("tab-resources").select("a[href]")}
    assert links >= {f"../data/{name}.html" for name in PAGED}
    assert links >= {f"#{label(name)}" for name in RESOURCES}


@pytest.mark.parametrize("name", RESOURCES)
def test_every_column_is_described_with_all_that_is_allowed(book, name):
    fields = RESOURCES[name]["schema"]["fields"]
    listed = book.rows(label(name))
    assert [row["Column"] for row in listed] == [field["name"] for field in fields]
    for row, field in zip(listed, fields, strict=True):
        assert (row["Title"], row["Unit"]) == (field["title"], field.get("unit", "—"))
        assert words_of(row["Description"]) == words_of(field["description"])
        allowed = words_of(row["Allowed"])
        assert [rule for rule in said(field) if words_of(rule) not in allowed] == []


def words_of(text: str) -> str:
    """A text with plain quotes, hyphens and dots, whatever typography made of them."""
    return text.translate(str.maketrans("“”‘’–—", "\"\"''--")).replace("…", "...")


@pytest.mark.parametrize("name", RESOURCES)
def test_rules_over_several_columns_and_keys_to_other_files_are_said_in_words(book, name):
    caption, one = words_of(plain(book.element(label(name)).caption)), RESOURCES[name]
    rules = [words_of(rule["says"]) for rule in one.get("rules", [])]
    assert [rule for rule in rules if rule not in caption] == []
    assert "no two rows may have the same" in caption and words_of(one["description"]) in caption
    allowed = {row["Column"]: row["Allowed"] for row in book.rows(label(name))}
    for key in one["schema"].get("foreignKeys", []):
        there = key["reference"]
        assert f"the {there['fields']} of a row of {there['resource']}" in allowed[key["fields"]]


def test_every_source_of_the_package_is_listed_with_its_terms_address_and_work(book):
    listed = [words_of(row["Source"]) for row in book.rows("tab-sources")]
    assert listed == [words_of(source["title"]) for source in PACKAGE["sources"]]
    lines = book.element("tab-sources").select("tbody tr")
    assert [line for line in lines if not line.select(".bibtex-citation a")] == []
    # The theme shortens what it shows of some addresses; where they lead is what counts.
    assert [[link["href"] for link in line.select("a.external")] for line in lines] == [
        [s["path"]] if "path" in s else [] for s in PACKAGE["sources"]
    ]


def test_these_tables_have_no_line_of_provenance(book):
    page = book.pages["data"]
    assert page.select(".provenance") == [] and "Data: " not in plain(page)
