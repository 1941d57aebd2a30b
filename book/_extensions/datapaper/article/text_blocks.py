"""Give blocks, citations, references, lists and footnotes the shape that pandoc understands."""

DESIGN = {"sd-sphinx-override", "sd-dropdown", "sd-card", "sd-mb-3"}
SPHINX_OWN = {*DESIGN, "docutils", "container", "dropdown", "toggle"}


def shape(soup):
    """Reshape the text of one page in place."""
    _blocks(soup)
    _references(soup)
    _citations(soup)
    # The items of a simple list follow each other without space between them.
    for paragraph in soup.select("ol.simple > li > p:only-child, ul.simple > li > p:only-child"):
        paragraph.unwrap()


def _blocks(soup):
    """Make every admonition and dropdown a ``div.admonition`` that starts with its title."""
    for details in soup.find_all("details"):
        details.name, details["class"] = "div", ["admonition", *details.get("class", [])]
        details.summary["class"] = ["admonition-title"]
    for block in soup.select("div.admonition"):
        kinds = dict.fromkeys(name for name in block["class"] if name not in SPHINX_OWN)
        block["class"] = sorted(kinds, key="admonition".__ne__)
        title = block.find(class_="admonition-title")
        if title is not None:
            title.name = "div"


def _references(soup):
    """Make the bibliography a ``div.references`` whose entries keep their numbers."""
    for listing in soup.select("div.citation-list"):
        listing["class"] = ["references"]
        for entry in listing.select("div.citation"):
            entry["class"] = ["reference"]
            entry["data-number"] = entry.find(class_="label").extract().get_text(strip=True)


def _citations(soup):
    """Make the marks of citations plain text in a cell of their own and in a provenance."""
    for citation in filter(_stands_alone, soup.select("span.bibtex-citation")):
        citation.sup.unwrap()
        for comma in citation.find_all(string=","):
            comma.replace_with(", ")


def _stands_alone(citation):
    cell = citation.find_parent("td")
    alone = cell is not None and cell.get_text(strip=True) == citation.get_text(strip=True)
    return alone or citation.find_parent(class_="provenance") is not None


def join(soup):
    """Join set-off blocks of one voice that only tables and figures part, since those float."""
    for block in soup.select("div.admonition"):
        before = block.find_previous_sibling(_is_no_exhibit)
        if before is None or _voice(before) != _voice(block):
            continue
        block.find(class_="admonition-title").decompose()
        for child in list(block.contents):
            before.append(child.extract())
        block.decompose()


def _is_no_exhibit(element):
    return "exhibit" not in element.get("class", [])


def _voice(block):
    title = block.find(class_="admonition-title")
    return block.get("class"), title and title.get_text(strip=True)


def gather_footnotes(body):
    """Move all footnotes to the end, marked up as the notes that pandoc knows."""
    notes = body.select("aside.footnote")
    if not notes:
        return
    section = body.new_tag("section", attrs={"role": "doc-endnotes"})
    section.append(body.new_tag("ol"))
    for note in notes:
        note.name, note["role"] = "li", "doc-endnote"
        section.ol.append(note.extract())
    for listing in body.select("aside.footnote-list"):
        listing.decompose()
    body.append(section)
