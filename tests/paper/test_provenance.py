"""Promise: the rows named under a table or figure are those that it was computed from; the data
travel as one archive."""

import io
import re
import zipfile

import pandas
import pytest
from frictionless import Package
from helpers.built_book import parsed, plain
from helpers.data import DATA, PACKAGE
from helpers.data import rows as read
from helpers.project import ROOT, run

from datapaper.notebook.provenance import provenance, rows_of, spans
from evidence import load

ARCHIVE = "_build/data-package/albania-soviet-data.zip"
NAMED = re.compile(r"\{rows\}`(\w+) ([\d,-]+)`")


def rows(name: str) -> dict[int, dict[str, str]]:
    """The rows of a file by their number."""
    return dict(enumerate(read(name), 2))


def outputs(book, page: str) -> list[dict]:
    """The stored outputs of a notebook."""
    return [one for cell in book.notebooks()[page]["cells"] for one in cell.get("outputs", [])]


def markdown(output: dict) -> str:
    """The Markdown of an output."""
    return "".join(output["data"].get("text/markdown", ""))


def named(book, page: str, label: str) -> list[tuple[str, list[int]]]:
    """The resources and rows that stand under a table or figure, from the stored output."""
    (text,) = [text for text in map(markdown, outputs(book, page)) if f":name: {label}\n" in text]
    return [(name, numbers(spans)) for name, spans in NAMED.findall(text)]


def numbers(spans: str) -> list[int]:
    """The numbers of ``2-4,6``."""
    ends = [span.split("-") for span in spans.split(",")]
    return [row for span in ends for row in range(int(span[0]), int(span[-1]) + 1)]


def line(book, label: str):
    """The line under a table or figure."""
    return book.element(label).find_next(class_="provenance")


def test_the_gap_names_the_totals_and_only_them(book):
    (found,) = named(book, "aid", "tab-gap")
    trade = {n: row for n, row in rows("trade").items() if row["partner"] == "World"}
    used = [
        n
        for n, row in trade.items()
        if row["source"].startswith("barbieri") and int(row["period_from"]) >= 1947
    ]
    assert found == ("trade", used)
    heads = ("Imports (million US$)", "Exports (million US$)")
    shown = {float(row[head]) for row in book.rows("tab-gap") for head in heads}
    assert shown == {round(float(trade[n]["value"]), 2) for n in used}


def test_a_filtered_table_names_the_rows_that_the_filter_keeps(book):
    *_, found = named(book, "aid", "tab-bracket")
    used = [n for n, row in rows("aid").items() if row["measure"] == "share of revenue"]
    assert found == ("aid", used)
    said = f"aid.csv, row {used[0]}. Source"
    assert said in plain(line(book, "tab-bracket"))


def test_a_sorted_and_indexed_frame_names_its_rows(book):
    (found,) = named(book, "chronology", "fig-timeline")
    assert found == ("events", [n for n, row in rows("events").items() if row["label"]])


def test_the_cited_works_are_those_of_the_named_rows(book):
    for output in (output for page in book.notebooks() for output in outputs(book, page)):
        said = markdown(output).partition("::{container} provenance")[2]
        cited = re.findall(r"\{cite\}`([^`]+)`", said)
        assert {key for keys in cited for key in keys.split(",")} == {
            rows(name)[n]["source"] for name, spans in NAMED.findall(said) for n in numbers(spans)
        }


def test_the_rows_lead_to_their_page(book):
    links = line(book, "tab-cover").select("a[href^='../data/']")
    ((name, used),) = named(book, "partners", "tab-cover")
    starts = [n for n in used if n - 1 not in used]
    assert [link["href"] for link in links] == [f"../data/{name}.html#row-{n}" for n in starts]
    ends = [n for n in used if n + 1 not in used]
    assert links[0].get_text() == f"{starts[0]}–{ends[0]}"


def test_many_spans_are_counted_and_listed_where_a_pointer_rests(book):
    ((_, used),) = named(book, "chronology", "fig-timeline")
    under = line(book, "fig-timeline")
    assert f"{len(used)} rows between {used[0]} and {used[-1]}." in plain(under)
    link = under.select_one("a[href^='../data/']")
    assert link["href"].endswith(f"events.html#row-{used[0]}")
    said = link["title"].removeprefix("rows ").replace(", ", ",").replace("–", "-")
    assert numbers(said) == used


def test_the_article_names_the_same_rows_without_a_link(book):
    article = parsed(book.article_html)
    told = {plain(tag) for tag in article.select(".provenance")}
    assert any(text.startswith("Data: trade.csv, rows 4–16, 19–31. Source") for text in told)
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
        (lambda trade: trade.head(0), "data/trade.csv has no row to name: the frame is empty"),
        (lambda _: pandas.DataFrame({"a": [1]}), "data= takes rows cut from what load() returned"),
    ],
)
def test_rows_are_missed_in_plain_words(cut, told):
    with pytest.raises(ValueError, match=re.escape(told)):
        rows_of(cut(load("trade")))


def test_the_archive_is_offered_and_valid_alone(book, tmp_path):
    (link,) = book.pages["data"].select("a.download[href$='.zip']")
    offered = (book.html / "book" / link["href"]).read_bytes()
    assert offered == (book.root / ARCHIVE).read_bytes()
    with zipfile.ZipFile(io.BytesIO(offered)) as archive:
        archive.extractall(tmp_path)
        names = archive.namelist()
    originals = [*DATA.glob("*.csv"), DATA / "datapackage.json", ROOT / "references.bib"]
    originals = {path.name: path.read_bytes() for path in [*originals, ROOT / "LICENSE"]}
    assert names == sorted(["README.md", *originals])
    assert originals == {name: (tmp_path / name).read_bytes() for name in originals}
    assert Package(str(tmp_path / "datapackage.json")).validate().valid


def test_the_readme_of_the_archive_names_every_file_licence_and_source(book):
    with zipfile.ZipFile(book.root / ARCHIVE) as archive:
        readme = archive.read("README.md").decode()
    told = [f"`{one['path']}`: {one['title']}" for one in PACKAGE["resources"]]
    told += [one[part] for one in PACKAGE["sources"] for part in ("key", "licence")]
    told += [PACKAGE["licenses"][0]["path"]]
    assert [part for part in told if part not in readme] == []


def test_the_archive_can_be_told_from_another_by_the_digest_of_the_colophon(book, tmp_path):
    with zipfile.ZipFile(book.root / ARCHIVE) as archive:
        archive.extractall(tmp_path)
    readme = (tmp_path / "README.md").read_text(encoding="utf-8")
    digest, command = re.findall(r"^    (.+)$", readme, re.MULTILINE)
    assert run("sh", "-c", command, cwd=tmp_path) == (0, f"{digest}  -\n")
    assert digest in plain(book.pages["colophon"])
    (tmp_path / "aid.csv").write_bytes(b"")
    assert digest not in run("sh", "-c", command, cwd=tmp_path)[1]


def test_every_quantity_and_date_of_the_prose_leads_to_a_row_a_table_a_figure_or_a_source(book):
    kept = {
        (page, output["metadata"]["scrapbook"]["name"]): "".join(
            next(iter(output["data"].values()))
        )
        for page in book.notebooks()
        for output in outputs(book, page)
        if "scrapbook" in output["metadata"]
    }
    told = {name: kept[name] for name in book.quantities()}
    leads = re.compile(r"\{(ref|event|cite)\}`")
    assert [name for name, markdown in told.items() if not leads.search(markdown)] == []
    assert len(told) >= 250
