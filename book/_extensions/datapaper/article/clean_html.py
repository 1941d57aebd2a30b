"""Turn the pages that Sphinx wrote into one clean HTML document.

Only what an article has is left: headings, text, tables, figures, set-off
blocks, citations and references. Pandoc reads the result for every format.
"""

from html import escape

from bs4 import BeautifulSoup

from datapaper.metadata import name_of

from . import floats, ids, no_break_spaces, text_blocks

WEBSITE_ONLY = (
    "script, style, svg, .headerlink, .section-number, .book-only, .cell_input, details.hide, "
    ".toctree-wrapper, .fn-bracket, hr.footnotes, colgroup, .backrefs, aside.footnote > .label"
)
HEADS = ["h1", "h2", "h3", "h4", "h5", "h6"]
FRONT = ("authors", "attribution", "abstract", "keywords")
BLOCKS = ("exhibit", "provenance", "admonition-title", "references", "reference", "new-page")
KEPT_CLASSES = {*FRONT, *BLOCKS, "title", "unnumbered"}
OWN_ATTRIBUTES = ("data-label", "data-number", "data-key")
SHAPE = ("style", "colspan", "rowspan", "start", "role", "lang")
KEPT_ATTRIBUTES = {*OWN_ATTRIBUTES, *SHAPE, "id", "class", "href", "src", "alt"}


def clean(pages, config, keys, paper):
    """Return the article as one HTML document.

    pages: page name -> the HTML that Sphinx wrote for it, the front first, links
    to pages written ``#document-page#id``. config: the configuration of Sphinx.
    keys: id of an entry in the reference list -> its citation key. paper: the metadata.
    Links that lead out of the article become plain text, and references that
    nothing in the article cites are left out.
    """
    soups = {name: BeautifulSoup(html, "html.parser") for name, html in pages.items()}
    unnumbered = (config.root_doc, *config.article_unnumbered, *config.article_appended)
    for name, soup in soups.items():
        for entry in soup.select("div.citation"):
            entry["data-key"] = keys[entry["id"]]
        _reduce(soup)
        _mark_heads(soup, numbered=name not in unnumbered)
        if name in config.article_appended:
            _begin_page(soup)
    ids.connect(soups)
    front, *others = soups.values()
    title = _front_matter(front)
    body = BeautifulSoup("".join(map(str, [front, *others])), "html.parser")
    text_blocks.gather_footnotes(body)
    _drop_uncited(body)
    _strip_attributes(body)
    no_break_spaces.tie(body)
    return _document(title, body, paper)


def _reduce(soup):
    """Drop what only a website has, and the wrappers around the rest."""
    for element in soup.select(WEBSITE_ONLY):
        element.decompose()
    ids.move_section_ids(soup)
    text_blocks.shape(soup)
    _unwrap(soup, "section, div, span")
    floats.shape(soup)
    text_blocks.join(soup)


def _unwrap(soup, names):
    for element in soup.select(names):
        if not _has_meaning(element):
            element.unwrap()


def _has_meaning(element):
    classes = set(element.get("class", []))
    return (
        classes & {*KEPT_CLASSES, "admonition", "caption-number"}
        or element.get("lang")
        or (element.get("id") and element.name != "section")
    )


def _mark_heads(soup, numbered):
    for head in soup.find_all(HEADS):
        head["class"] = [] if numbered else ["unnumbered"]


def _begin_page(soup):
    soup.insert(0, soup.new_tag("div", attrs={"class": ["new-page"]}))


def _front_matter(front):
    """Give the title block its shape and return the title as text."""
    title = front.h1
    title.name, title["class"] = "div", ["title"]
    _enclose_abstract(front)
    for name in reversed(FRONT):
        for block in reversed(front.select(f"div.{name}")):
            title.insert_after(block.extract())
    for head in front.find_all(HEADS):
        head.name = f"h{int(head.name[1]) - 1}"
    return " ".join(title.get_text().split())


def _enclose_abstract(front):
    """Put the first section of the front, its head included, into one block."""
    head = front.h2
    if head is None:
        return
    abstract = front.new_tag("div", attrs={"class": ["abstract"]})
    head.insert_before(abstract)
    following = head.find_next_siblings()
    abstract.append(head.extract())
    for element in following:
        if element.name in HEADS or set(element.get("class", [])) & set(FRONT):
            break
        abstract.append(element.extract())


def _drop_uncited(body):
    cited = {link["href"] for link in body.select("a[href^='#']")}
    for entry in body.select("div.reference"):
        if f"#{entry.get('id')}" not in cited:
            entry.decompose()


def _strip_attributes(body):
    _unwrap(body, "div, span")
    for element in body.find_all(True):
        for name in set(element.attrs) - KEPT_ATTRIBUTES:
            del element.attrs[name]
        classes = [name for name in element.get("class", []) if _is_kept(name, element)]
        element.attrs.pop("class", None)
        if classes:
            element["class"] = classes


def _is_kept(name, element):
    if element.name not in ("div", *HEADS):
        return False
    return name in KEPT_CLASSES or "admonition" in element["class"]


def _document(title, body, paper):
    authors = [f'<meta name="author" content="{escape(name_of(one))}">' for one in paper.authors]
    lines = ["<!DOCTYPE html>", f'<html lang="{paper.language}">', "<head>"]
    lines += ['<meta charset="utf-8">', f"<title>{escape(title)}</title>", *authors]
    lines += [f'<meta name="keywords" content="{escape(", ".join(paper.keywords))}">', "</head>"]
    return "\n".join([*lines, "<body>", str(body), "</body>", "</html>", ""])
