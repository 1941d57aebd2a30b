"""Promise: style, limits, type, files and checklist of a journal come from its profile alone."""

import csv
import json
import re
import shutil
import zipfile
from dataclasses import replace

import docx
import pytest
import yaml
from bs4 import BeautifulSoup
from helpers.built_book import parsed
from helpers.changes import edit
from helpers.project import ROOT
from pybtex.backends import plaintext
from pybtex.database import Entry, Person

from datapaper.article.main_text import statements
from datapaper.article.model import Article
from datapaper.core.project import Project
from datapaper.formats import jats, registry
from datapaper.formats.jats import front
from datapaper.journals import checklist, profile, styles
from datapaper.journals.checklist.bundle_files import Bundle
from datapaper.journals.checklist.manuscript import Manuscript
from datapaper.journals.checklist.requirements import checks
from datapaper.metadata import BadMetadata, Edition, Paper, read, yaml_schema
from datapaper.submission import bundle, cover_letter

JOURNALS, KINDS = profile.known(), [one.id for one in registry.FORMATS]
F1000, ARXIV = profile.read("f1000research"), profile.read("arxiv")
FILE = ROOT / "book" / "paper.yml"
STATEMENTS = [
    {"id": "data", "title": "Daten", "text": "Alle."},
    {"id": "ethics", "title": "Ethik und 'Einwilligung'", "text": "Nicht nötig."},
]
ARTICLE = """<!DOCTYPE html><html lang="de"><body><div class="title">Regen</div>
<div class="abstract"><h1 class="unnumbered">Kurz</h1><p><strong>Anlass:</strong> Es regnet.</p>
<p><strong>Schluss:</strong> Es wird nass.</p></div>
<h1>Einleitung</h1><p>Es regnet<sup><a href="#a1">1</a></sup> oft.</p>
<h1 class="unnumbered">Erklärungen</h1>
<h2 class="unnumbered">Daten</h2><p>Alle liegen bei.</p>
<h3 class="unnumbered">Wo</h3><p>Im Archiv.</p>
<h2 class="unnumbered">Ethik und ’Einwilligung’</h2><p>Es war keine nötig.</p>
<h1 class="unnumbered">Literatur</h1><div class="references">
<div class="reference" id="a1" data-number="1" data-key="a"><p>A: Eins.</p></div>
<div class="reference" id="b2" data-number="2" data-key="b"><p>B: Zwei.</p></div></div>
</body></html>"""
TEX = r"\documentclass{article}\begin{document}\includegraphics{figures/figure1.pdf}\end{document}"
ITEMS = r"\bibitem{a}A\bibitem{b}B"


@pytest.fixture
def article(tmp_path) -> Article:
    """A small article in German."""
    (tmp_path / "article").mkdir()
    (tmp_path / "article" / "article.html").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "_toc.yml").write_text("root: book/index\n", encoding="utf-8")
    (tmp_path / "references.bib").write_text("@misc{a, title={Eins}} @misc{b, title={Zwei}}")
    return Article(tmp_path / "article", Project(tmp_path))


def paper(**said) -> Paper:
    """What a small paper.yml says."""
    given = yaml.safe_load(FILE.read_text(encoding="utf-8")) | {"place": "book/paper.yml"}
    small = {"title": "Regen", "subtitle": "", "article_type": "", "statements": STATEMENTS}
    return Paper(**(given | small | said))


def edition(journal: str, **said) -> Edition:
    """The edition of this paper for a journal."""
    return Edition(paper(journal=journal, **said), "2026-01-31", None, "0" * 64)


@pytest.fixture
def writers(monkeypatch) -> dict:
    """Let each format be one file that says so, and return what writes each."""
    found = {kind: stub(kind) for kind in KINDS}

    def write(one, *given) -> list[str]:
        found[one.id](*given)
        return []

    monkeypatch.setattr(registry.Format, "write", write)
    return found


@pytest.fixture
def written(writers, monkeypatch):
    """Return what writes a bundle of such files."""
    monkeypatch.setattr(bundle.copy_built, "write_data", stub("data"))
    monkeypatch.setattr(bundle.manifest, "write", stub("manifest"))
    return bundle.write


def stub(kind: str):
    """Return what writes a file of this name."""
    return lambda article, edition, folder: (folder / kind).write_text(kind)


def page(folder) -> BeautifulSoup:
    """The checklist of a bundle."""
    return parsed(folder / "checklist.html")


# Profiles


@pytest.mark.parametrize("id", [file.stem for file in profile.FOLDER.glob("*.yml")])
def test_every_profile_is_valid_and_its_checklist_can_be_told(id):
    found = checklist.requirements(profile.read(id))
    assert len({one.anchor for one in found}) == len(found)
    assert [one.text for one in found if "{" in one.text] == []


def test_every_check_is_asked_by_a_profile_and_says_which_files_it_needs():
    assert {*checklist.CHECKS} == {*checks()}
    asked = {one.id for id in JOURNALS for one in checklist.requirements(profile.read(id))}
    assert {*checks()} <= asked
    assert {kind for one in checks().values() for kind in one.get("needs", [])} <= {*KINDS}


def test_a_venue_without_files_of_its_own_cannot_be_chosen():
    assert JOURNALS == ["arxiv", "f1000research", "plain"] and "zenodo" in F1000.also
    told = "journal: “zenodo” must be one of arxiv, f1000research, plain"
    with pytest.raises(BadMetadata, match=re.escape(f"book/paper.yml, {told}")):
        profile.chosen(paper(journal="zenodo"))


KINDS_OF = ", ".join(sorted(KINDS)[:2])
WRONG = [  # a profile, what is changed in it, and what is told
    ("arxiv", "style: vancouver, ", "", ", references: “style” is missing"),
    ("arxiv", "types: [preprint]\n", "", ": “types” is missing. Add it."),
    ("arxiv", "[zenodo]", "[nature]", ", first entry of also: “nature” must be one of arxiv"),
    (
        "arxiv",
        "- arxiv-spacing",
        "- 3",
        ", checklist, third entry of Source: “3” must be the id of",
    ),
    (
        "f1000research",
        "words: {asks: 300}",
        "words: {asks: some}",
        ", rules, abstract-words, asks: “some” must be the greatest number allowed",
    ),
    (
        "f1000research",
        "keywords: {",
        "colours: {",
        ", rules: Unknown entry “colours”. Known entries: ",
    ),
    (
        "f1000research",
        "exhibits-cited: {asks: true}",
        "exhibits-cited: {asks: 3}",
        ", rules, exhibits-cited, asks: “3” must be true; a rule that does not hold is ",
    ),
    (
        "f1000research",
        "[docx, ",
        "[odt, ",
        f", first entry of files: “odt” must be one of {KINDS_OF}",
    ),
    ("f1000research", "name: F1000Research\n", "", ": “name” is missing. Add it."),
]


@pytest.mark.parametrize(("name", "old", "new", "told"), WRONG)
def test_a_profile_that_is_not_well_written_is_refused(tmp_path, monkeypatch, name, old, new, told):
    shutil.copytree(profile.FOLDER, tmp_path, dirs_exist_ok=True)
    edit(tmp_path / f"{name}.yml", old, new)
    monkeypatch.setattr(profile, "FOLDER", tmp_path)
    with pytest.raises(BadMetadata, match=re.escape(f"{tmp_path.name}/{name}.yml{told}")):
        profile.read(name)


def test_a_check_that_is_not_there_is_named_with_those_that_are():
    odd = replace(ARXIV, checklist={"Source": ["arxiv-colours"]})
    told = "profiles/arxiv.yml, checklist, Source: “arxiv-colours” must be one of"
    with pytest.raises(BadMetadata, match=re.escape(told)):
        checklist.requirements(odd)


# Type of article


def test_the_type_of_article_is_that_of_the_paper_else_the_first_of_the_journal():
    assert F1000.article_type(paper(title="A case study of rain")) == F1000.types[0]
    assert F1000.article_type(paper(article_type="Case Study")) == "Case Study"
    told = "book/paper.yml, article_type: “Poem” must be one of Research Article, "
    with pytest.raises(BadMetadata, match=re.escape(told)):
        profile.chosen(paper(journal="f1000research", article_type="Poem"))


def test_another_journal_for_one_build_has_its_own_type_of_article(monkeypatch):
    assert F1000.article_type(read(FILE)) == "Case Study"
    monkeypatch.setenv("JOURNAL", "arxiv")
    assert profile.chosen(read(FILE)).article_type(read(FILE)) == "preprint"
    monkeypatch.setenv("JOURNAL", "Nature")
    with pytest.raises(BadMetadata, match="the environment variable JOURNAL, journal: "):
        profile.chosen(read(FILE))


@pytest.mark.parametrize(("said", "told"), [("Case Study", "Case Study"), ("", F1000.types[0])])
def test_letter_metadata_and_jats_have_the_same_type_of_article(
    article, tmp_path, written, writers, said, told
):
    kinds = []
    writers["jats"] = lambda article, edition, folder: kinds.append(edition.paper.article_type)
    written(article, edition("f1000research", article_type=said), F1000, tmp_path)
    assert f"the article type {told}." in (tmp_path / "cover-letter.md").read_text("utf-8")
    metadata = json.loads((tmp_path / "metadata.json").read_text(encoding="utf-8"))
    assert [metadata["article_type"], *kinds] == [told, told]
    assert front._category(told).findtext(".//subject") == told


def test_statements_stand_in_the_order_of_the_journal_and_those_it_does_not_name_after_them():
    order = F1000.asks("statements-order")
    given = [{"id": id} for id in ("thanks", *order[::-1], "more")]
    assert [one["id"] for one in F1000.ordered(given)] == [*order, "thanks", "more"]
    assert ARXIV.ordered(given) == given


# Files


@pytest.mark.parametrize("id", JOURNALS)
def test_only_the_kinds_of_files_that_the_journal_takes_are_ever_written(
    article, tmp_path, written, writers, id
):
    chosen, folder = profile.read(id), tmp_path / "bundle"
    folder.mkdir()
    for kind in {*KINDS} - {*chosen.files}:
        writers[kind] = lambda *_: pytest.fail("a kind of files that nobody asked for")
    written(article, edition(id), chosen, folder)
    always = {"data", "manifest", "metadata.json", "cover-letter.md", "checklist.html"}
    assert {file.name for file in folder.iterdir()} == {*chosen.files} | always


# Checklist


@pytest.fixture
def preprint(article, tmp_path, written, writers, monkeypatch):
    """A bundle for arXiv with a real archive of LaTeX, which nothing compiles."""
    monkeypatch.setattr(checklist.checks_arxiv.compiled_latex, "missing", lambda: "latexmk")
    folder = tmp_path / "bundle"
    folder.mkdir()
    writers["latex"] = lambda *_: archive(folder)
    written(article, edition("arxiv"), ARXIV, folder)
    return folder


def archive(folder, *without: str):
    """Write the archive, without some of its files."""
    files = {"article.tex": TEX, "article.bbl": ITEMS, "figures/figure1.pdf": ""}
    with zipfile.ZipFile(folder / "article-latex.zip", "w") as opened:
        for name, text in files.items():
            if name not in without:
                opened.writestr(name, text)


def test_the_checklist_shows_the_journal_and_the_venues_that_its_profile_names(preprint):
    told = page(preprint)
    assert [head.get_text() for head in told.select(".venue h2")] == ["arXiv", "Zenodo"]
    words = told.body.get_text()
    assert not re.search("F1000|SocArXiv|DOCX|JATS|PDF/UA", words)
    assert [item["id"] for item in told.select(".venue li.passed")][:3] == [
        "arxiv-arxiv-source",
        "arxiv-arxiv-figures",
        "arxiv-arxiv-spacing",
    ]


@pytest.mark.parametrize(
    ("gone", "failed"),
    [("article.bbl", "arxiv-source"), ("figures/figure1.pdf", "arxiv-figures")],
)
def test_the_items_of_arxiv_are_checked_against_the_archive_that_is_there(preprint, gone, failed):
    archive(preprint, gone)
    items = checklist.look(checklist.requirements(ARXIV), Bundle(preprint, ROOT))
    states = {one.id: finding.state for one, finding in items if finding}
    assert {states.pop(failed)} == {"failed"} and states["arxiv-spacing"] == "passed"


def test_without_the_archive_every_item_of_it_fails(preprint, monkeypatch):
    monkeypatch.setattr(checklist.checks_arxiv.compiled_latex, "missing", lambda: "")
    (preprint / "article-latex.zip").unlink()
    items = checklist.look(checklist.requirements(ARXIV), Bundle(preprint, ROOT))
    found = [finding for one, finding in items if finding and "latex" in one.needs]
    assert [(one.state, one.seen) for one in found] == [
        ("failed", "article-latex.zip is missing")
    ] * 5


@pytest.mark.parametrize("kind", KINDS)
def test_what_needs_files_that_the_journal_does_not_take_is_not_asked(kind):
    fewer = replace(F1000, files=[one for one in F1000.files if one != kind])
    whole, left = checklist.requirements(F1000), checklist.requirements(fewer)
    assert left == [one for one in whole if kind not in one.needs]
    assert len(left) < len(whole) or kind == "review"


def test_two_venues_may_ask_for_the_same_each_by_its_own_limit():
    short = replace(F1000, id="short", name="Short", also=["f1000research"])
    short = replace(short, rules=F1000.rules | {"keywords": {"asks": 3}})
    found = [one for one in checklist.requirements(short) if one.id == "keywords"]
    assert [(one.venue, one.asks, one.text) for one in found] == [
        ("Short", 3, "The manuscript has 1 to 3 keywords."),
        ("F1000Research", 8, "The manuscript has 1 to 8 keywords."),
    ]
    assert len({one.anchor for one in found}) == 2


def test_what_was_not_read_at_the_journal_is_marked_in_rules_and_checklist_alike():
    unseen = {one.id for one in checklist.requirements(F1000) if one.unseen}
    assert "statements-order" in unseen and "keywords" not in unseen
    order = F1000.rules["statements-order"] | {"verified": True}
    read = replace(F1000, rules=F1000.rules | {"statements-order": order})
    assert "statements-order" not in {one.id for one in checklist.requirements(read) if one.unseen}


# Limits and style


def test_how_many_authors_are_named_stands_in_the_profile_alone():
    three = replace(F1000, references={"style": "vancouver", "authors": 3})
    (told,) = [one for one in checklist.requirements(three) if one.id == "references-et-al"]
    assert (
        told.text.startswith("The list names 3 authors of a work with more than 3 authors")
        and told.asks == 3
    )
    assert entry(three) == "A G, B G, C G, et al.: Rain."
    assert entry(F1000) == "A G, B G, C G, D G, E G: Rain."
    assert entry(replace(F1000, references={"style": "vancouver"})) == entry(F1000)


def entry(of: profile.Profile) -> str:
    """A work of five authors in the style of a journal."""
    people = [Person(f"{family}, Given") for family in "ABCDE"]
    given = Entry("misc", {"title": "Rain"}, {"author": people})
    style = styles.of_the_journal(of)()
    return style.format_entry("1", given).text.render(plaintext.Backend())


def test_a_style_that_is_not_known_is_refused_with_those_that_are():
    told = "profiles/f1000research.yml, references, style: “apa” must be one of "
    with pytest.raises(BadMetadata, match=re.escape(told + "vancouver")):
        styles.of_the_journal(replace(F1000, references={"style": "apa"}))


@pytest.mark.parametrize(("asks", "state"), [(2, "failed"), (3, "passed")])
def test_words_of_a_title_are_counted_by_the_profile(tmp_path, asks, state):
    rules = F1000.rules | {"legend-title": {"asks": asks}}
    asked = checklist.requirements(replace(F1000, rules=rules))
    (one,) = [one for one in asked if one.id == "legend-titles"]
    for kind in ("figures", "tables"):
        (tmp_path / kind).mkdir()
        with (tmp_path / kind / f"{kind}.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([["file", "title", "legend"], ["x", "a b c", "more"]])
    assert checklist.checked(one, Bundle(tmp_path, ROOT)).state == state


# Statements and sections, in any language


def test_statements_are_found_by_the_titles_of_paper_yml(article):
    assert statements(article, STATEMENTS) == [
        ("data", "Daten", "Alle liegen bei.\n\nWo\n\nIm Archiv."),
        ("ethics", "Ethik und ’Einwilligung’", "Es war keine nötig."),
    ]


def test_the_letter_has_conclusion_and_statements_by_their_ids(article, tmp_path):
    cover_letter.write(article, edition("f1000research"), F1000, tmp_path)
    letter = (tmp_path / cover_letter.NAME).read_text(encoding="utf-8")
    assert "In short: Es wird nass." in letter
    assert "Ethik und ’Einwilligung’: Es war keine nötig." in letter and "Daten:" not in letter


def test_jats_names_the_statements_of_paper_yml_however_their_titles_are_printed(article):
    back = jats.document(article, edition("f1000research")).find("back")
    kinds = {part.findtext("title"): part.get("sec-type") for part in back.iter("sec")}
    assert kinds["Daten"] == "data-availability"
    assert kinds["Ethik und ’Einwilligung’"] == "ethics-statement"


def test_the_docx_is_read_by_its_styles_whatever_its_language():
    document = docx.Document()
    for name in ("Abstract", "Keywords", "Bibliography", "Provenance"):
        document.styles.add_style(name, 1)
    for style, text in (
        ("Heading 1", "Kurz"),
        ("Abstract", "Anlass: Es regnet."),
        ("Keywords", "Schlagwörter: Regen, Wind"),
        ("Heading 1", "Einleitung"),
        ("Normal", "Es regnet oft."),
        ("Provenance", "Daten: rain.csv"),
        ("Heading 1", "Erklärungen"),
        ("Heading 2", "Daten"),
        ("Normal", "Alle liegen bei."),
        ("Heading 1", "Literatur"),
        ("Bibliography", "A: Eins."),
    ):
        document.add_paragraph(text, style)
    read = Manuscript(document, {"data": "Daten", "ethics": "Ethik"})
    assert [one.text for one in read.front] == [one.text for one in read.paragraphs[:3]]
    assert [one.text for one in read.text] == ["Es regnet oft."] and read.words_of_text == 4
    assert read.keywords == ["Regen", "Wind"] and read.statements == {"data": "Alle liegen bei."}
    assert [one.text for one in read.abstract + read.references] == [
        "Anlass: Es regnet.",
        "A: Eins.",
    ]


def test_the_lines_of_a_file_are_found_with_one_reading(tmp_path, monkeypatch):
    file, read = tmp_path / "paper.yml", []
    file.write_text("a:\n  - text: |\n      one\n  - text: two\n", encoding="utf-8")
    compose = yaml.compose
    monkeypatch.setattr(yaml, "compose", lambda text: read.append(text) or compose(text))
    yaml_schema._composed.cache_clear()
    lines = [yaml_schema.line_of(file, "a", number, "text") for number in (0, 1)]
    assert lines == [3, 4] and len(read) == 1
    file.write_text("\na:\n  - text: two\n", encoding="utf-8")
    assert yaml_schema.line_of(file, "a", 0, "text") == 3 and len(read) == 2
