"""The role ``{rows}`trade 2-16,18``` names rows of a data file, in the HTML book as links.

Without numbers, ``{rows}`trade```, it names all rows and links to their page.
"""

import re

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging
from sphinx.util.docutils import SphinxRole

from datapaper.data.package import DataPackage
from datapaper.sphinx.build_context import context_of
from datapaper.sphinx.data_pages.data_page import address

FORM = re.compile(r"(\w+)(?: (\d+(?:-\d+)?(?:,\d+(?:-\d+)?)*))?")
MANY = 6
logger = logging.getLogger(__name__)


class RowsRole(SphinxRole):
    """Show spans of rows or, if a line cannot hold them, how many and between which."""

    def run(self):
        """Return the nodes; warn of what is not in the data package."""
        package = context_of(self.env.app).package
        try:
            name, spans = parsed(package, self.text)
        except ValueError as error:
            logger.warning("{rows}`%s`: %s", self.text, error, location=self.get_location())
            return [nodes.Text(self.text)], []
        self.env.note_dependency(package.project.inside(package.path(name)))
        return [_named(package, name, spans)], []


def parsed(package: DataPackage, text: str) -> tuple[str, list[tuple[int, int]]]:
    """Return the resource and the spans of rows, first and last, that the role names.

    Raises ValueError if they are not there or not in order; row 1 of a file is its head.
    """
    match = FORM.fullmatch(text)
    if not match:
        raise ValueError("must look like: trade 2-16,18")
    name, last = match[1], len(package.rows(match[1])) + 1
    ends = [span.partition("-") for span in (match[2] or f"2-{last}").split(",")]
    spans = [(int(start), int(end or start)) for start, _, end in ends]
    flat = [row for span in spans for row in span]
    for row in flat:
        if not 2 <= row <= last:
            raise ValueError(f"{name} has the rows 2 to {last}, so no row {row}")
    if flat != sorted(flat):
        raise ValueError("write the rows in ascending order")
    return name, spans if match[2] else []


def _named(package: DataPackage, name: str, spans) -> nodes.inline:
    """Return the words, with a mark on each part that the HTML book links to its first row."""
    if not spans:
        count = len(package.rows(name))
        return part(name, None, f"{count} row" + "s" * (count != 1))
    labels = [f"{start}–{end}" if end > start else str(start) for start, end in spans]
    parts = [part(name, span[0], label) for span, label in zip(spans, labels, strict=True)]
    count = sum(end - start + 1 for start, end in spans)
    if len(spans) > MANY:
        first, last = (part(name, row, str(row)) for row in (spans[0][0], spans[-1][1]))
        words = [f"{count} rows between ", first, nodes.Text(" and "), last]
        return nodes.inline("", *words, rows=f"rows {', '.join(labels)}")
    commas = [node for part in parts for node in (nodes.Text(", "), part)][1:]
    return nodes.inline("", "row " if count == 1 else "rows ", *commas)


def part(name: str, row: int | None, words: str) -> nodes.inline:
    """Return words that the HTML book links to a row of a file, or to the page of all."""
    return nodes.inline("", words, row_of=name, row=row)


class LinkRows(SphinxPostTransform):
    """Turn the marked parts into links where their file has a page of rows, else into text."""

    default_priority = 500
    formats = ("html",)

    def run(self, **kwargs):
        """Replace each of them; a tooltip lists all rows of a long list."""
        from datapaper.sphinx.data_pages import with_pages

        shown = {resource["name"] for resource in with_pages(self.app)}
        words = [one for one in self.document.findall(nodes.inline) if one.get("row_of") in shown]
        for one in words:
            page = self.app.builder.get_relative_uri(self.env.docname, address(one["row_of"]))
            anchor = f"#row-{one['row']}" if one["row"] else ""
            attributes = {"internal": True, "refuri": page + anchor, "classes": ["nowrap"]}
            link = nodes.reference("", one.astext(), **attributes)
            if "rows" in one.parent:
                link["reftitle"] = one.parent["rows"]
            one.replace_self(link)
