"""Promise: the rows named under a table or figure are those that it was computed from; the data travel as one archive."""

import csv
import io
import json
import re
import zipfile

import pandas
import pytest
from frictionless import Package
from helpers.built_book import parsed, plain
from helpers.project import ROOT, run

from datapaper.notebook.provenance import provenance, rows_of, spans
from evidence import load

ARCHIVE = "_build/data-package/albania-soviet-data.zip"
NAMED = re.compile(r"\{rows\}`(\w+) ([\d,-]+)`")


def rows(name: str) -> dict[int, dict[str, str]]:
    """The rows of a file by their number."""
    return dict(
        enumerate(
            csv.DictReader(
                (ROOT / "data" / f"{name}.csv").read_text(encoding="utf-8").splitlines()
            ),
            2,
        )
    )


def named(book, page: str, label: str) -> list[tuple[str, list[int]]]:
    """The resources and rows that stand under a table or figure, from the stored output."""
    outputs = [
        output for cell in book.notebooks()[page]["cells"] for output in cell.get("outputs", [])
    ]
    (markdown,) = [
        text
        for output in outputs
        if f":name: {label}\n" in (text := "".join(output["data"].get("text/markdown", "")))
    ]
    return [(name, numbers(spans)) for name, spans in NAMED.findall(markdown)]


def numbers(spans: str) -> list[int]:
    """The numbers of ``2-4,6``."""
    ends = [span.split("-") for span in spans.split(",")]
    return [row for span in ends for row in range(int(span[0]), int(span[-1]) + 1)]


def line(book, label: str):
    """The line under a table or figure."""
    return book.element(label).find_next(class_="provenance")


def test_the_gap_names_the_totals_and_only_them(book):
    (found,) = named(book, "aid", "tab-gap")
    used = [
        n
        for n, row in rows("trade").items()
        if row["partner"] == "World" and row["source"].startswith("barbieri")
    ]
    assert found == ("trade", used)
    shown = {
        float(row[head])
        for row in book.rows("tab-gap")
        for head in ("Imports (million US$)", "Exports (million US$)")
    }
    assert shown == {round(float(rows("trade")[n]["value"]), 2) for n in used}


def test_a_filtered_table_names_the_rows_that_the_filter_keeps(book):
    (found,) = named(book, "aid", "tab-revenue")
    assert found == (
        "aid",
        [n for n, row in rows("aid").items() if row["measure"] == "share of revenue"],
    )
    assert plain(line(book, "tab-revenue")).startswith(
        f"Data: data/aid.csv (row {found[1][0]}). Sources:"
    )


def test_a_sorted_and_indexed_frame_names_its_rows(book):
    (found,) = named(book, "introduction", "fig-timeline")
    assert found == ("events", [n for n, row in rows("events").items() if row["label"]])


def test_the_cited_works_are_those_of_the_named_rows(book):
    for page, notebook in book.notebooks().items():
        for output in (output for cell in notebook["cells"] for output in cell.get("outputs", [])):
            said = "".join(output["data"].get("text/markdown", "")).partition(
                "::{container} provenance"
            )[2]
            keys = {
                key for keys in re.findall(r"\{cite\}`([^`]+)`", said) for key in keys.split(",")
            }
            assert keys == {
                rows(name)[n]["source"]
                for name, spans in NAMED.findall(said)
                for n in numbers(spans)
            }, page


def test_the_rows_lead_to_their_page(book):
    links = [
        (link.get_text(), link["href"])
        for link in line(book, "tab-cover").select("a[href^='../data/']")
    ]
    ((name, used),) = named(book, "aid", "tab-cover")
    assert [href for _, href in links] == [
        f"../data/{name}.html#row-{n}" for n in used if n - 1 not in used
    ]
    assert links[0][0] == f"{used[0]}–{used[len(used) - 3]}"


def test_many_spans_are_counted_and_listed_where_a_pointer_rests(book):
    ((_, used),) = named(book, "introduction", "fig-timeline")
    under = line(book, "fig-timeline")
    assert f"({len(used)} rows, from {used[0]} to {used[-1]})" in plain(under)
    link = under.select_one("a[href^='../data/']")
    assert (
        link["href"].endswith(f"events.html#row-{used[0]}")
        and numbers(link["title"].removeprefix("rows ").replace(", ", ",").replace("–", "-"))
        == used
    )


def test_the_article_names_the_same_rows_without_a_link(book):
    article = parsed(book.article_html)
    told = {plain(tag) for tag in article.select(".provenance")}
    assert any(text.startswith("Data: data/trade.csv (rows 2–31). Sources") for text in told)
    assert article.select("a[href*='data/']") == []


@pytest.mark.parametrize(
    ("found", "told"),
    [
        (lambda trade: spans([7, 2, 3, 3, 4, 9, 10]), "2-4,7,9-10"),
        (lambda trade: rows_of(trade.iloc[[5, 3]].set_index("period_from")), "[7, 5]"),
        (lambda trade: provenance([trade.iloc[:2], trade.iloc[1:4]]), "{rows}`trade 2-5`"),
        (lambda trade: repr(provenance(())), "''"),
    ],
)
def test_rows_are_found(found, told):
    assert told in str(found(load("trade")))


@pytest.mark.parametrize(
    ("cut", "told"),
    [
        (
            lambda trade: trade.assign(unit="guesses"),
            "data/trade.csv has no row with the key imports, World, 1945",
        ),
        (lambda trade: trade.drop(columns="unit"), "data= needs the column 'unit' of trade"),
        (
            lambda trade: trade.head(0),
            "data/trade.csv has no row to name: the frame is empty",
        ),
        (
            lambda trade: pandas.DataFrame({"a": [1]}),
            "data= takes rows cut from what load() returned",
        ),
    ],
)
def test_rows_are_missed_in_plain_words(cut, told):
    with pytest.raises(ValueError, match=re.escape(told)):
        rows_of(cut(load("trade")))


def test_the_archive_is_offered_and_valid_alone(book, tmp_path):
    (link,) = [
        link for link in book.pages["data"].select("a.download") if link["href"].endswith(".zip")
    ]
    offered = (book.html / "book" / link["href"]).read_bytes()
    assert offered == (book.root / ARCHIVE).read_bytes()
    with zipfile.ZipFile(io.BytesIO(offered)) as archive:
        archive.extractall(tmp_path)
        names = archive.namelist()
    assert names == sorted(
        [
            "LICENSE",
            "README.md",
            "datapackage.json",
            "references.bib",
            *(path.name for path in (ROOT / "data").glob("*.csv")),
        ]
    )
    originals = {
        path.name: path
        for path in [*(ROOT / "data").iterdir(), ROOT / "references.bib", ROOT / "LICENSE"]
    }
    assert [
        name
        for name in names
        if name != "README.md" and (tmp_path / name).read_bytes() != originals[name].read_bytes()
    ] == []
    assert Package(str(tmp_path / "datapackage.json")).validate().valid


def test_the_readme_of_the_archive_names_every_file_licence_and_source(book):
    package = json.loads((ROOT / "data" / "datapackage.json").read_text(encoding="utf-8"))
    with zipfile.ZipFile(book.root / ARCHIVE) as archive:
        readme = archive.read("README.md").decode()
    assert [
        one["path"]
        for one in package["resources"]
        if f"`{one['path']}`: {one['title']}" not in readme
    ] == []
    assert [
        one["key"]
        for one in package["sources"]
        if one["key"] not in readme or one["licence"] not in readme
    ] == []
    assert package["licenses"][0]["path"] in readme


def test_the_archive_can_be_told_from_another_by_the_digest_of_the_colophon(book, tmp_path):
    with zipfile.ZipFile(book.root / ARCHIVE) as archive:
        archive.extractall(tmp_path)
    digest, command = re.findall(
        r"^    (.+)$", (tmp_path / "README.md").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert run("sh", "-c", command, cwd=tmp_path) == (0, f"{digest}  -\n") and digest in plain(
        book.pages["colophon"]
    )
    (tmp_path / "aid.csv").write_bytes(b"")
    assert digest not in run("sh", "-c", command, cwd=tmp_path)[1]


def test_every_quantity_and_date_of_the_prose_leads_to_a_row_a_table_a_figure_or_a_source(book):
    kept = {}
    for page, notebook in book.notebooks().items():
        outputs = [
            output
            for cell in notebook["cells"]
            for output in cell.get("outputs", [])
            if "scrapbook" in output["metadata"]
        ]
        kept |= {
            (page, output["metadata"]["scrapbook"]["name"]): "".join(
                next(iter(output["data"].values()))
            )
            for output in outputs
        }
    told = {name: kept[name] for name in book.quantities()}
    bare = {
        name for name, markdown in told.items() if not re.search(r"\{(ref|event|cite)\}`", markdown)
    }
    assert len(told) >= 250 and bare == set()
