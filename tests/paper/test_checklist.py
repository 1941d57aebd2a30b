"""Promise: the checklist tells the truth about a submission, and everybody can read it."""

import dataclasses
import json
import re
import shutil
from copy import copy
from pathlib import Path

import matplotlib
import pytest
import yaml
from bs4 import BeautifulSoup
from docx.oxml.ns import qn
from helpers import tex
from helpers.built_book import parsed
from helpers.bundle import (
    ASKED,
    PROFILE,
    REQUIREMENTS,
    Bundle,
    add,
    after,
    bare_pdf,
    checklist,
    finding,
    in_archive,
    in_docx,
    in_every_text,
    in_json,
    in_list,
    in_source,
    remove,
    replaced,
    say,
    starting,
)
from helpers.project import ROOT
from matplotlib.figure import Figure
from PIL import Image

from datapaper.core.project import Project
from datapaper.formats.registry import FORMATS
from datapaper.journals.checklist.requirements import placed
from datapaper.metadata import BadMetadata

ORCID = "https://orcid.org/0000-0002-1825-0097"
CHECKED = {kind for one in ASKED.values() for kind in one.needs} - {"figures", "tables"}
FIGURES = "figures/figures.csv"
DATA, BIB, NOTES = "data-package.zip", "references.bib", "word/footnotes.xml"
HUNDRED = "".join(f'<w:footnote w:id="{number}"/>' for number in range(1000, 1100))
MACHINE = [one.id for one in ASKED.values() if one.kind == "machine"]


@pytest.fixture(scope="module")
def whole(book, submission) -> dict[str, str]:
    """What the checks find in the submission as it was written: requirement -> state."""
    looked = checklist.look(REQUIREMENTS, Bundle(submission, book.root))
    return {one.id: finding.state for one, finding in looked if finding}


@pytest.fixture
def bundle(book, submission, tmp_path) -> Path:
    """A copy of the submission to break; what compiles as before is not compiled again."""
    shutil.copyfile(book.root / "CITATION.cff", tmp_path / "CITATION.cff")
    (tmp_path / "_build").mkdir()
    (tmp_path / "_build" / ".compiled").symlink_to(book.root / "_build" / ".compiled")
    return Path(shutil.copytree(submission, tmp_path / "bundle"))


@pytest.fixture
def page(submission) -> BeautifulSoup:
    """The checklist, without its styles."""
    found = copy(parsed(submission / "checklist.html"))
    found.style.decompose()
    return found


def merged(document):
    """Merge two cells of the first numbered table."""
    cells = document.tables[0].rows[1].cells
    cells[0].merge(cells[1])


def undescribed(document):
    """Take its description from the first picture."""
    del next(document.element.body.iter(qn("wp:docPr"))).attrib["descr"]


def swap_headings(document):
    """Let two statements change places."""
    one, other = starting(document, "Data availability"), starting(document, "Grant information")
    one.text, other.text = other.text, one.text


def relinked(lead):
    """Return what lets the first citation lead elsewhere: to what is chosen of all targets."""

    def change(document):
        links = document.element.body.iter(qn("w:hyperlink"))
        links = [one for one in links if re.fullmatch(r"ref-.+", one.get(qn("w:anchor")) or "")]
        targets = dict.fromkeys(one.get(qn("w:anchor")) for one in links)
        links[0].set(qn("w:anchor"), lead([*targets]))

    return in_docx(change)


def coarse(folder: Path):
    """Save a figure with too few points."""
    file = folder / "figures" / "figure1.png"
    with Image.open(file) as picture:
        picture.resize((200, 200)).save(file, dpi=(72, 72))


def with_type_3(name: str):
    """Return what lets a PDF be what matplotlib draws if nobody asks for other fonts."""

    def change(folder: Path):
        with matplotlib.rc_context({"pdf.fonttype": 3}):
            figure = Figure()
            figure.text(0.5, 0.5, "words")
            figure.savefig(folder / name)

    return change


def gone(archive: str, name: str):
    """Return what takes a file out of an archive."""
    return in_archive(archive, lambda files: files.pop(name))


def overwritten(name: str, content: bytes):
    """Return what writes something else into a file."""
    return lambda folder: (folder / name).write_bytes(content)


def cut_short(folder: Path):
    """Take the end of the PDF away."""
    file = folder / "article.pdf"
    file.write_bytes(file.read_bytes()[:-2000])


BROKEN = {
    "main-text-length": add("We open with the end", " word" * 20_000),
    "abstract-length": add("Background:", " word" * 300),
    "abstract-parts": in_every_text("^Methods:", "Approach:"),
    "abstract-citations": add("Background:", "1", superscript=True),
    "keywords": add("Keywords:", ", a ninth"),
    "body-sections": in_every_text("^Results$", "Findings"),
    "methods-subheadings": in_every_text("^Methods$", "Ways"),
    "one-english": add("We open with the end", " They were organized by their color."),
    "few-footnotes": replaced("article.docx", NOTES, "</w:footnotes>", f"{HUNDRED}</w:footnotes>"),
    "ethics": say("Ethics and consent", ""),
    "data-availability": remove("Data availability"),
    "software-availability": say(
        "Software availability", "The code is free, under terms that everybody knows."
    ),
    "reporting-guidelines": remove("Reporting guidelines"),
    "contributions": say("Author contributions", "Somebody: software."),
    "competing-interests": say("Competing interests", "None of the authors has any."),
    "grants": say("Grant information", "There was no grant."),
    "ai-statement": remove("Use of generative AI"),
    "statements-order": in_docx(swap_headings),
    "data-licence": in_json(lambda told: told["licences"].update(data="MIT")),
    "data-files": in_every_text("CSV", "a table"),
    "data-open": in_archive(DATA, lambda files: files.update({"trade.xlsx": b""})),
    "references-listed": in_json(lambda told: told["counts"].update(references=1)),
    "references-order": relinked(lambda targets: targets[-1]),
    "references-cited": relinked(lambda targets: "nowhere"),
    "references-published": replaced(DATA, BIB, "@book", "@unpublished"),
    "exhibits-numbered": remove("Table 2."),
    "exhibits-cited": in_every_text(r"^Figure\s1$", "The timeline"),
    "legend-titles": in_list(FIGURES, "title", "word " * 16),
    "figure-files": lambda folder: (folder / "figures/figure2.png").unlink(),
    "figure-points": coarse,
    "figure-fonts": with_type_3("figures/figure1.pdf"),
    "figure-alt": in_list(FIGURES, "alt", ""),
    "tables-editable": in_list("tables/table1.csv", "We answer", "another"),
    "tables-simple": in_docx(merged),
    "docx-complete": remove("Albania before 1948"),
    "docx-alt": in_docx(undescribed),
    "latex-complete": in_source(r"\section", r"\part"),
    "jats-complete": overwritten("article.jats.xml", b"<article><front/></article>"),
    "arxiv-source": gone("article-latex.zip", "article.bbl"),
    "arxiv-figures": gone("article-latex.zip", "figures/figure1.pdf"),
    "arxiv-spacing": in_source(r"\begin{document}", r"\linespread{2}\begin{document}"),
    "socarxiv-pdf": bare_pdf,
    "zenodo-one-source": in_json(lambda told: told.update(version="9.9.9")),
    "zenodo-licences": in_json(lambda told: told["licences"].update(code="Apache-2.0")),
    "pdf-fonts": with_type_3("article.pdf"),
    "pdf-paper": bare_pdf,
    "pdf-properties": bare_pdf,
    "pdf-bookmarks": bare_pdf,
    "pdf-tagged": bare_pdf,
    "pdf-figures": bare_pdf,
}
WITH_PROGRAM = {
    "arxiv-compiles": in_source(r"\begin{document}", r"\begin{document}\ref{nowhere}"),
    "arxiv-fonts": in_source(
        r"\begin{document}", r"\begin{document}\font\points=ecrm1000 {\points points}"
    ),
    "pdf-structure": cut_short,
}


def people(**known):
    """Return what leaves only persons among the authors, and adds what is known of each."""

    def change(told: dict):
        told["authors"] = [one | known for one in told["authors"] if "name" not in one]

    return in_json(change)


def both(*changes):
    """Return what makes several changes."""

    def change(folder: Path):
        for one in changes:
            one(folder)

    return change


def in_citation(**fields):
    """Return what gives CITATION.cff other fields, and an ORCID to each author."""

    def change(folder: Path):
        file = folder.parent / "CITATION.cff"
        known = yaml.safe_load(file.read_text(encoding="utf-8")) | fields
        known["authors"] = [one | {"orcid": ORCID} for one in known["authors"]]
        file.write_text(yaml.safe_dump(known), encoding="utf-8")

    return change


def addressed(document):
    """Give every reference an address."""
    start = next(n for n, one in enumerate(document.paragraphs) if one.text == "References")
    for paragraph in document.paragraphs[start + 1 :]:
        paragraph.add_run(" https://example.org/")


def acknowledged(document):
    """Add a statement."""
    heading = starting(document, "Use of generative AI")
    heading.insert_paragraph_before("Acknowledgements", heading.style)
    heading.insert_paragraph_before("Nobody is to be named here.")


def seven_authors(files: dict):
    """Give seven authors to the study that is adapted."""
    start, author = (
        r"(?s)(@article\{xhaferri2022,.*?author\s*=\s*\{)",
        r"\1A, B and C, D and E, F and ",
    )
    whole = re.sub(start, author + "G, H and I, J and ", files[BIB].decode(), count=1)
    assert whole != files[BIB].decode()
    files[BIB] = whole.encode()


def known(**values):
    """Return what adds fields to the metadata."""
    return in_json(lambda told: told.update(values))


def printed(told: dict):
    """Let the commit be a text that stands in the PDF."""
    told["commit"] = {"name": told["data_sha256"][:40], "changed": False}


DOI, REPOSITORY = "10.5281/zenodo.1", "https://example.org/book"
ARTICLE = "10.12688/f1000research.126497.1"
THANKS = {"id": "acknowledgements", "title": "Acknowledgements"}
NAMED_ALL = replaced(DATA, BIB, " and others", " and One, Another")
# What only the authors can supply, and what the checklist then says.
MENDED = {
    "author-names": people(),
    "author-affiliations": people(),
    "authors-agree": people(agrees=True),
    "author-orcids": people(orcid=ORCID),
    "corresponding-author": people(corresponding=True, email="somebody@example.org"),
    "acknowledgements": both(
        in_docx(acknowledged), in_json(lambda told: told["statements"].append(THANKS))
    ),
    "data-repository": both(known(doi=DOI), add("This edition. All data", f" {DOI}")),
    "data-cited": both(
        known(doi=DOI), in_docx(lambda document: after(document, "References").add_run(DOI))
    ),
    "code-shared": both(
        known(doi=DOI, repository=REPOSITORY),
        say("Software availability", f"MIT, {REPOSITORY}, {DOI}."),
    ),
    "references-et-al": NAMED_ALL,
    "references-address": in_docx(addressed),
    "zenodo-related": in_citation(**{"repository-code": REPOSITORY}),
    "zenodo-creators": in_citation(),
    "zenodo-clean": in_json(printed),
    "zenodo-doi": known(doi=ARTICLE),
    "pdf-origin": in_json(printed),
    "pdf-html": known(url=f"https://doi.org/{ARTICLE}"),
}


@pytest.mark.parametrize("requirement", BROKEN)
def test_what_is_broken_fails_with_the_place_to_mend(whole, bundle, requirement):
    assert whole[requirement] == "passed"
    BROKEN[requirement](bundle)
    found = finding(bundle, requirement, bundle.parent)
    assert found.state == "failed" and found.seen
    assert found.place or ASKED[requirement].mend


@tex.NEEDS
@pytest.mark.needs("qpdf")
@pytest.mark.parametrize("requirement", WITH_PROGRAM)
def test_what_only_a_program_sees_fails_too(whole, bundle, requirement):
    assert whole[requirement] == "passed"
    WITH_PROGRAM[requirement](bundle)
    assert finding(bundle, requirement).state == "failed"


@pytest.mark.parametrize("requirement", WITH_PROGRAM)
def test_where_the_program_is_missing_nothing_is_said_to_be_right(bundle, requirement, monkeypatch):
    monkeypatch.setenv("PATH", str(bundle))
    found = finding(bundle, requirement)
    assert found.state == "unchecked" and found.seen.startswith("Program missing: ")


@pytest.mark.parametrize("requirement", MENDED)
def test_what_the_authors_supply_is_found(whole, bundle, requirement):
    assert whole[requirement] == "failed"
    MENDED[requirement](bundle)
    assert finding(bundle, requirement, bundle.parent).state == "passed"


@pytest.mark.parametrize(
    ("known", "said"),
    [
        ({}, "it is not recorded whether author 1, Manjola Xhaferri, agrees"),
        ({"agrees": False}, "author 1, Manjola Xhaferri, does not agree"),
    ],
)
def test_who_does_not_agree_is_told_from_who_was_not_asked(bundle, known, said):
    people(**known)(bundle)
    assert finding(bundle, "authors-agree").seen.startswith(said)


@pytest.mark.parametrize("field", ["rules.text-words", "references.authors"])
def test_a_rule_that_the_profile_of_the_journal_lacks_is_named(field):
    rules = {name: said for name, said in PROFILE.rules.items() if f"rules.{name}" != field}
    bare = dataclasses.replace(PROFILE, rules=rules, references={"style": "vancouver"})
    told = f"profiles/f1000research.yml, {field}: This entry is missing"
    with pytest.raises(BadMetadata, match=re.escape(told)):
        checklist.requirements(bare)


def test_a_work_of_seven_authors_without_et_al_fails(bundle):
    both(NAMED_ALL, in_archive(DATA, seven_authors))(bundle)
    found = finding(bundle, "references-et-al")
    assert (found.state, found.seen) == ("failed", "xhaferri2022 lacks “et al.”")


def test_a_second_description_for_zenodo_must_agree(bundle):
    told = json.loads((bundle / "metadata.json").read_text(encoding="utf-8"))
    names = [one.get("name") or f"{one['family']}, {one['given']}" for one in told["authors"]]
    record = {"version": told["version"], "creators": [{"name": name} for name in names]}
    for title, state in ((told["title"], "passed"), ("Another title", "failed")):
        file, said = bundle.parent / ".zenodo.json", json.dumps(record | {"title": title})
        file.write_text(said, encoding="utf-8")
        assert finding(bundle, "zenodo-one-source", bundle.parent).state == state


@pytest.mark.parametrize(
    "name", [*(one.file for one in FORMATS if one.id in CHECKED), DATA, "metadata.json", FIGURES]
)
@pytest.mark.parametrize("spoilt", [True, False])
def test_a_file_that_is_missing_or_broken_is_named(bundle, name, spoilt):
    (bundle / name).write_bytes(b"\xff\xfenothing") if spoilt else (bundle / name).unlink()
    looked = checklist.look(REQUIREMENTS, Bundle(bundle, bundle.parent))
    found = [finding for _, finding in looked if finding and finding.state == "failed"]
    assert [finding for finding in found if name in finding.seen]


def test_every_requirement_for_a_machine_has_a_check_a_place_to_mend_and_a_test():
    assert {*checklist.CHECKS} == {*MACHINE} == {*BROKEN, *WITH_PROGRAM, *MENDED}
    assert [id for id in MACHINE if not ASKED[id].mend] == []
    assert len(ASKED) == len(REQUIREMENTS)


def test_every_place_to_mend_is_there():
    project, pattern = Project(ROOT), r"(?:book|data)/[\w/.-]+\w(?=[,;: )]|$)|^[\w.]+\.(?:bib|yml)"
    mends = [placed(one.mend, project) for one in ASKED.values()]
    paths = {path for mend in mends for path in re.findall(pattern, mend)}
    assert "book/paper.yml" in paths and "book/_extensions/datapaper/formats/svg.py" in paths
    assert [path for path in paths if not (ROOT / path).exists()] == []


def test_the_page_tells_every_requirement_once_in_its_state(page, book, submission):
    looked = checklist.look(REQUIREMENTS, Bundle(submission, book.root))
    items = page.select(".venue li")
    assert [item["id"] for item in items] == [one.anchor for one in REQUIREMENTS]
    for item, (one, found) in zip(items, looked, strict=True):
        text = " ".join(item.get_text().split())
        assert one.text in text and ("not verified on the live page" in text) == one.unseen
        if found:
            assert item["class"] == [found.state] and found.seen in text
            assert ("Correct it in: " in text) == (found.state == "failed")


def test_without_styles_every_state_is_a_word_and_every_box_is_open_and_has_its_label(page):
    words = {"passed": "Passed", "failed": "Failed", "unchecked": "Not checked here"}
    for item in page.select(".venue li"):
        (state,), boxes = item["class"], item.select("input")
        if state in words:
            assert words[state] in item.strong.get_text() and boxes == []
        else:
            assert [(box["type"], "checked" in box.attrs) for box in boxes] == [("checkbox", False)]
            assert boxes[0].find_parent("label").get_text().strip()


def test_the_counts_are_those_of_the_items(page):
    states = ("passed", "failed", "unchecked", "person")
    counted = {state: len(page.select(f".venue li.{state}")) for state in states}
    marks = {mark["class"][1]: mark.get_text() for mark in page.select(".count")}
    assert {state: int(re.sub(r"\D", "", text)) for state, text in marks.items()} == counted
    assert counted["passed"] > 40 and counted["person"] > 20
    cells = [[int(cell.get_text()) for cell in row.select("td")] for row in page.select("tbody tr")]
    assert [sum(column) for column in zip(*cells, strict=True)] == list(counted.values())


def test_the_page_needs_nothing_but_itself_and_has_one_head(submission):
    whole = parsed(submission / "checklist.html")
    assert len(whole.select("h1")) == 1 and whole.html["lang"]
    assert whole.select("script, link, img, iframe") == []
    assert not re.search(r"url\(|@import", whole.style.string)
    ids = [tag["id"] for tag in whole.select("[id]")]
    assert len(ids) == len(set(ids))
    assert {link["href"] for link in whole.select("a")} <= {f"#{id}" for id in ids}
