"""Headings: spans of years stay whole in those of pages, and those in containers keep their level.

Markdown knows headings inside of containers, docutils does not.
"""

import re

from docutils import nodes

from .page_transform import PageTransform

SPAN = re.compile(r"(\d{4}–\d{4})")


class KeepSpansWhole(PageTransform):
    """Let no line of a title, which is set large, end within a span of years."""

    default_priority = 930

    def change(self):
        """Mark each span in the titles of sections."""
        titles = [title for title in self.document.findall(nodes.title) if _is_of_section(title)]
        for text in [text for title in titles for text in title.findall(nodes.Text)]:
            parts = filter(None, SPAN.split(text.astext()))
            text.parent.replace(text, [_marked(part) for part in parts])


def _is_of_section(title: nodes.title) -> bool:
    return isinstance(title.parent, nodes.section)


def _marked(part: str) -> nodes.Node:
    is_span = SPAN.fullmatch(part)
    return nodes.inline("", part, classes=["nowrap"]) if is_span else nodes.Text(part)


class KeepLevels(PageTransform):
    """Say of each heading inside of a container its level, where Sphinx looks for it."""

    default_priority = 940

    def change(self):
        """Mark the rubrics, as docutils calls them."""
        for rubric in self.document.findall(nodes.rubric):
            if "level" in rubric:
                rubric["heading-level"] = rubric["level"]
