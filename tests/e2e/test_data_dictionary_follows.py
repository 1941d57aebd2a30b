"""Promise: the data dictionary follows the descriptor without an edit."""

import json

from helpers.built_book import Book
from helpers.project import make


def change(made: Book, *changes) -> None:
    """Change the descriptor of a copy and build it again."""
    file = made.root / "data" / "datapackage.json"
    package = json.loads(file.read_text(encoding="utf-8"))
    for one in changes:
        one(package)
    file.write_text(json.dumps(package, ensure_ascii=False), encoding="utf-8")
    code, log = make(made.root, "html")
    assert code == 0, log[-3000:]


def test_a_new_resource_column_row_or_rule_changes_the_page_without_an_edit(scratch):
    (scratch.root / "data" / "added.csv").write_text(
        "id,held,source,locator\n1,yes,keefe1971,p. 1\n", encoding="utf-8"
    )
    names = {"id": "integer", "held": "string", "source": "string", "locator": "string"}
    fields = [
        {
            "name": name,
            "title": name.title(),
            "type": kind,
            "description": "A column | of <the> test.",
        }
        for name, kind in names.items()
    ]
    fields[1]["constraints"] = {"enum": ["yes", "no *or* none"]}
    added = {
        "name": "added",
        "path": "added.csv",
        "profile": "tabular-data-resource",
        "title": "Added *for* a test",
        "description": "Nothing.",
        "schema": {"fields": fields, "primaryKey": "id"},
    }
    trade = scratch.root / "data" / "trade.csv"
    trade.write_text(
        trade.read_text(encoding="utf-8")
        + "imports,World,1960,1960,1,million US$,1,keefe1971,p. 1\n",
        encoding="utf-8",
    )

    def described(package):
        package["resources"] += [added]
        package["resources"][0]["schema"]["fields"][1]["constraints"]["maxLength"] = 999

    before = {row["File"]: row["All rows"] for row in scratch.rows("tab-resources")}
    change(scratch, described)
    after = Book(scratch.root)
    listed = {row["File"]: row for row in after.rows("tab-resources")}
    assert (
        listed["data/added.csv"]["All rows"] == "1 row"
        and listed["data/added.csv"]["What it holds"] == "Added *for* a test"
    )
    assert (
        int(listed["data/trade.csv"]["All rows"].split()[0])
        == int(before["data/trade.csv"].split()[0]) + 1
    )
    assert after.rows("tab-columns-added")[1]["Allowed"] == "must be one of: yes, no *or* none"
    assert after.rows("tab-columns-added")[1]["Description"] == "A column | of <the> test."
    assert (
        "must have at most 999 characters" in after.rows("tab-columns-archival-files")[1]["Allowed"]
    )
    assert (after.html / "data" / "added.html").exists()
