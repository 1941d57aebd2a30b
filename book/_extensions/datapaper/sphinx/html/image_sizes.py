"""Give every drawing its size, so that text does not move when it arrives, and a frame that scrolls on a narrow screen."""

import re
from pathlib import Path

from docutils import nodes

from .page_transform import PageTransform

SIZE = re.compile(
    r'<svg[^>]*? height="([\d.]+)pt"[^>]*? width="([\d.]+)pt"|<svg[^>]*? width="([\d.]+)pt"[^>]*? height="([\d.]+)pt"'
)
STYLE = re.compile(r'style="width: (\d+)px; height: (\d+)px;"')
FRAME = '<div class="figure-frame" role="group" tabindex="0" aria-label="Picture, which scrolls sideways where the screen is narrow">'
PIXELS = 96 / 72  # a point


def size(svg: str) -> tuple[int, int] | None:
    """Return width and height of an SVG drawing in pixels, if it gives them in points."""
    found = SIZE.search(svg)
    if not found:
        return None
    height, width = (found[1], found[2]) if found[1] else (found[4], found[3])
    return round(float(width) * PIXELS), round(float(height) * PIXELS)


class SizeDrawings(PageTransform):
    """Write the size of each SVG file into its image."""

    default_priority = 920

    def change(self):
        """Look at every image of the page."""
        for image in self.document.findall(nodes.image):
            file = Path(self.app.srcdir, image["uri"])
            found = (
                size(file.read_text(encoding="utf-8")[:2000])
                if file.suffix == ".svg" and file.exists()
                else None
            )
            if found and "width" not in image:
                image["width"], image["height"] = (f"{length}px" for length in found)


def visit_image(self, node):
    """Write an image with its size as attributes: the policy of the pages refuses styles that stand in them."""
    start, framed = len(self.body), _is_framed(self, node)
    type(self).visit_image(self, node)
    self.body[start:] = [STYLE.sub(r'width="\1" height="\2"', part) for part in self.body[start:]]
    if framed:
        self.body[start:] = [FRAME, *self.body[start:], "</div>\n"]


def depart_image(self, node):
    """Write nothing more."""
    type(self).depart_image(self, node)


def _is_framed(self, node) -> bool:
    return self.builder.name == "html" and isinstance(node.parent, nodes.figure)


def setup(app):
    """Register the transform and what writes images."""
    app.add_post_transform(SizeDrawings)
    app.add_node(nodes.image, override=True, html=(visit_image, depart_image))
