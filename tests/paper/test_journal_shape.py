"""Promise: the article has the shape that its journal asks for; a broken rule is told where."""

import re
from dataclasses import replace

import pytest
import yaml
from bs4 import BeautifulSoup
from helpers.built_book import plain
from helpers.pdf_reader import pages
from helpers.project import BIN, ROOT, run

from datapaper.article.model import Article
from datapaper.core.project import Project
from datapaper.formats import registry
from datapaper.journals import profile
from datapaper.journals.profile import read as journal
from datapaper.journals.rules import CHECKS
from datapaper.journals.rules.broken_rules import broken_rules
from datapaper.metadata import Edition, bylines, credit_roles, licences, name_of, read
from datapaper.submission import cover_letter

F1000, MARK = "f1000research", '<sup><a href="#{}">{}</a></sup>'
ASK = """
from datapaper import metadata
from datapaper.core.project import Project
print(metadata.edition(Project.find()).paper.journal)
"""
ABSTRACT = "book/paper.yml, abstract"
SIXTEEN = " ".join(["word"] * 16)


@pytest.fixture(scope="module")
def edition(book) -> Edition:
    """What the metadata of the built book say."""
    return Edition(read(book.root / "book" / "paper.yml"), "", None, "")


@pytest.fixture(scope="module")
def article(book) -> Article:
    """The article of the built book."""
    return Article(book.root / "_build" / "article", Project(book.root))


@pytest.mark.parametrize("name", profile.known())
def test_the_article_keeps_the_rules_of_every_journal(article, edition, name):
    assert edition.paper.journal == F1000
    assert [str(fault) for fault in broken_rules(article, edition.paper, journal(name))] == []


def tag(text: str):
    """Parse one element."""
    return BeautifulSoup(text, "html.parser")


def paragraph(soup, under: str):
    """The first paragraph under a heading of the first level."""
    (head,) = [head for head in soup.find_all("h1") if plain(head) == under]
    return head.find_next("p")


def swap(soup, name: str, one: str, other: str):
    """Let two headings change places."""
    heads = {plain(head): head for head in soup.find_all(name)}
    heads[one].string, heads[other].string = other, one


def rename(soup, name: str, old: str, new: str):
    """Give a heading another text."""
    (head,) = [head for head in soup.find_all(name) if plain(head) == old]
    head.string = new


def fill_abstract(soup, count: int = 301):
    """Give the abstract so many words."""
    parts = soup.select("div.abstract p")
    parts[-1].append(" word" * (count - sum(len(plain(part).split()) for part in parts)))


def rename_part(soup):
    """Give a part of the abstract another label."""
    soup.select("div.abstract strong")[2].string = "Findings:"


def cite_in_abstract(soup):
    """Cite the first work in the abstract."""
    soup.select_one("div.abstract p").append(
        tag(MARK.format(soup.select_one("div.reference")["id"], 1))
    )


def unlink(soup, id: str):
    """Take away every link to an element."""
    for link in soup.select(f'a[href="#{id}"]'):
        link.unwrap()


def cite_last_first(soup):
    """Cite the last work at the beginning."""
    last = soup.select("div.reference")[-1]
    paragraph(soup, "Introduction").append(tag(MARK.format(last["id"], last["data-number"])))


def cite_nothing(soup):
    """Let a mark lead to no work."""
    paragraph(soup, "Conclusions").append(tag(MARK.format("nowhere", 99)))


def name_too_early(soup):
    """Name a later table before the others."""
    label = soup.select_one("#tab-gap")["data-label"]
    paragraph(soup, "Introduction").append(tag(f'<a href="#tab-gap">{label}</a>'))


SPOILT = {  # how the document is spoilt: the rule, where, what is said
    "301 words": (
        fill_abstract,
        "abstract-words",
        ABSTRACT,
        "301 words; F1000Research takes at most 300. Remove one.",
    ),
    "another label": (
        rename_part,
        "abstract-parts",
        ABSTRACT,
        "The parts are Background, Methods, Findings, Conclusions. F1000Research wants ",
    ),
    "a citation in the abstract": (
        cite_in_abstract,
        "abstract-citations",
        ABSTRACT,
        "1 citation; F1000Research takes none. Remove one.",
    ),
    "no results": (
        lambda soup: rename(soup, "h1", "Results", "Findings"),
        "sections",
        "_toc.yml",
        "The article has no section Results. F1000Research wants Introduction, Methods, ",
    ),
    "results before methods": (
        lambda soup: swap(soup, "h1", "Methods", "Results"),
        "sections",
        "_toc.yml",
        "The sections are in the order Introduction, Results, Methods, Discussion or Conclusions.",
    ),
    "a long text": (
        lambda soup: paragraph(soup, "Introduction").append(" word" * 20_000),
        "text-words",
        "_toc.yml",
        re.compile(r"3\d,\d{3} words in the article; F1000Research takes at most 20,000. Remove "),
    ),
    "a hidden statement": (
        lambda soup: rename(soup, "h2", "Grant information", "Money"),
        "statements",
        "book/paper.yml, statements",
        "No page of the article shows “grants” under the heading “Grant information”.",
    ),
    "statements in another order": (
        lambda soup: swap(soup, "h2", "Competing interests", "Grant information"),
        "statements-order",
        "book/statements.md",
        re.compile(
            "after “Grant information”. .* the opposite order. \\(We have not checked this rule"
        ),
    ),
    "a title of 16 words": (
        lambda soup: setattr(soup.select_one("#tab-files caption strong"), "string", SIXTEEN),
        "legend-title",
        "book/methods.ipynb, Table 2 (tab-files)",
        "16 words in its title; F1000Research takes at most 15. Remove one.",
    ),
    "a figure without mention": (
        lambda soup: unlink(soup, "fig-places"),
        "exhibits-cited",
        "book/visit.ipynb, Figure ",
        "The text never mentions it. F1000Research",
    ),
    "a table named too early": (
        name_too_early,
        "exhibits-order",
        "book/introduction.ipynb, Table 1 (tab-questions)",
        "The text mentions it only after Table ",
    ),
    "a work cited too early": (
        cite_last_first,
        "references-order",
        "references.bib, ",
        "is cited where reference 5 is due. F1000",
    ),
    "a work never cited": (
        lambda soup: unlink(soup, soup.select("div.reference")[-1]["id"]),
        "references-cited",
        "references.bib, ",
        "The article never cites it. Cite it, or remove it",
    ),
    "a mark without work": (
        cite_nothing,
        "references-cited",
        "book/conclusions.ipynb",
        "cites reference 99, which is not in the list",
    ),
}


@pytest.fixture
def spoilt(article, tmp_path):
    """Return what breaks the article by changing a copy of it."""

    def change(spoil) -> Article:
        soup = BeautifulSoup(article.html, "html.parser")
        spoil(soup)
        (tmp_path / "article.html").write_text(str(soup), encoding="utf-8")
        return Article(tmp_path, article.project)

    return change


@pytest.mark.parametrize("how", SPOILT)
def test_a_document_that_breaks_one_rule_is_told_with_file_and_place(edition, spoilt, how):
    spoil, rule, where, says = SPOILT[how]
    (fault,) = broken_rules(spoilt(spoil), edition.paper, journal(F1000))
    said = says if isinstance(says, re.Pattern) else re.escape(says)
    assert fault.rule == rule and fault.where.startswith(where) and re.search(said, fault.says)
    assert str(fault) == f"{fault.where}: {fault.says}"


@pytest.mark.parametrize("count", [299, 300])
def test_as_many_words_as_are_allowed_are_no_fault(edition, spoilt, count):
    filled = spoilt(lambda soup: fill_abstract(soup, count))
    assert broken_rules(filled, edition.paper, journal(F1000)) == []


def test_nine_keywords_are_too_many_for_one_journal_and_not_for_another(article, edition):
    nine = replace(edition.paper, keywords=[*edition.paper.keywords, "Enver Hoxha"])
    told = "book/paper.yml, keywords: 9 keywords; F1000Research takes at most 8. Remove one."
    assert list(map(str, broken_rules(article, nine, journal(F1000)))) == [told]
    assert [broken_rules(article, nine, journal(name)) for name in ("arxiv", "plain")] == [[], []]


@pytest.mark.parametrize("id", journal(F1000).asks("statements"))
def test_a_statement_that_is_missing_is_told(article, edition, id):
    others = [one for one in edition.paper.statements if one["id"] != id]
    (fault,) = broken_rules(article, replace(edition.paper, statements=others), journal(F1000))
    told = f"statements: “{id}” is missing. F1000Research wants ethics, data, software, "
    assert str(fault).startswith(f"book/paper.yml, {told}")


def test_every_rule_can_be_broken_and_is_known_to_the_schema():
    schema = yaml.safe_load(profile.SCHEMA.read_text(encoding="utf-8"))
    known = set(schema["properties"]["rules"]["properties"])
    broken = {rule for _, rule, _, _ in SPOILT.values()} | {"keywords"}
    assert set(CHECKS) == known == set(journal(F1000).rules) == broken


def test_journals_choose_their_files():
    wanted = {name: journal(name).files for name in profile.known()}
    assert set(wanted) == {"arxiv", "f1000research", "plain"}
    assert wanted["arxiv"] == ["latex"]
    assert set(wanted[F1000]) == set(wanted["plain"]) == {one.id for one in registry.FORMATS}


def test_the_environment_chooses_the_journal_of_one_build_and_an_unknown_one_is_refused():
    assert run(BIN / "python", "-c", ASK, cwd=ROOT, JOURNAL="arxiv") == (0, "arxiv\n")
    assert run(BIN / "python", "-c", ASK, cwd=ROOT, JOURNAL="") == (0, f"{F1000}\n")
    told = "the environment variable JOURNAL, journal: “Nature” "
    known = "must be one of arxiv, f1000research, plain.\n"
    cff = [BIN / "python", "-m", "datapaper", "cff"]
    assert run(*cff, cwd=ROOT, JOURNAL="Nature") == (1, told + known)


def test_contributions_are_those_of_the_data_in_the_terms_of_credit(book, edition):
    address = "https://credit.niso.org/contributor-roles/writing-review-editing/"
    assert credit_roles.address_of("Writing – review & editing") == address
    assert len(credit_roles.ROLES) == 14
    heads = book.pages["statements"].select("h2")
    (told,) = [plain(one.parent) for one in heads if plain(one) == "Author contributions"]
    for author in edition.paper.authors:
        roles = ", ".join(credit_roles.ROLES[role] for role in author["roles"])
        assert f"{name_of(author)}: {roles}" in told


def test_the_title_block_names_the_authors_with_their_parts(book):
    article = "Manjola Xhaferri and Mirela Tase (original article)"
    line = f"{article}; the contributors to the reproducible edition"
    assert plain(book.pages["index"].select_one(".authors")) == line


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (("CC-BY-4.0", "CC-BY-4.0", "MIT"), "Licence: text and data, CC BY 4.0; code, MIT."),
        (("MIT", "MIT", "MIT"), "Licence: text, data and code, MIT."),
        (
            ("CC-BY-4.0", "CC0-1.0", "BSD-3-Clause"),
            "Licence: text, CC BY 4.0; data, CC0 1.0; code, BSD 3-Clause.",
        ),
    ],
)
def test_licences_are_named_once_each_as_a_sentence_has_them(given, told):
    assert licences.sentence(dict(zip(("text", "data", "code"), given, strict=True))) == told


@pytest.mark.parametrize("agrees", [{"agrees": True}, {}, {"agrees": False}])
def test_the_letter_says_that_all_agree_only_if_all_do(article, edition, tmp_path, agrees):
    first, second, *others = [author | {"agrees": True} for author in edition.paper.authors]
    del second["agrees"]
    signed = replace(edition.paper, authors=[first, second | agrees, *others])
    cover_letter.write(article, edition._replace(paper=signed), journal(F1000), tmp_path)
    told = (tmp_path / cover_letter.NAME).read_text(encoding="utf-8")
    assert ("Every author has read the manuscript and agrees" in told) == bool(agrees.get("agrees"))
    assert ("[to be filled in: confirmation" not in told) == bool(agrees.get("agrees"))


def test_who_made_which_part_is_told_once_for_each_part():
    ann, bob, cyd = (
        {"family": name, "given": "A", "part": part}
        for name, part in (("One", "text"), ("Two", "code"), ("Three", "text"))
    )
    assert bylines.parts([ann, bob, cyd]) == ["A One and A Three: text", "A Two: code"]
    assert bylines.parts([{"name": "Makers of the code", "part": "code"}, {"name": "Nobody"}]) == []


@pytest.mark.parametrize(
    "label", ["abstract-background", "abstract-conclusions", "archive-requests"]
)
def test_labels_of_the_texts_can_still_be_led_to(book, label):
    place = "statements" if label == "archive-requests" else "index"
    assert [name for name, page in book.pages.items() if page.find(id=label)] == [place]


def test_the_running_head_is_that_of_the_metadata(book, edition):
    head = edition.paper.running_head
    assert [n for n, page in enumerate(pages(book.pdf), 1) if head not in page] == []
