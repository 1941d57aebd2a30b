"""Give every drawing its size, so that text does not move when it arrives.

One in a figure has a frame as well, which scrolls on a narrow screen.
"""

import posixpath
import re
from pathlib import Path
from urllib.parse import quote

from docutils import nodes
from sphinx.writers.html5 import HTML5Translator

from .page_transform import PageTransform

SIDES = {side: re.compile(rf'<svg[^>]*? {side}="([\d.]+)pt"') for side in ("width", "height")}
PIXELS_OF = re.compile(r"(\d+)px")
SCROLLS = "Picture, which scrolls sideways where the screen is narrow"
FRAME = f'<div class="figure-frame" role="group" tabindex="0" aria-label="{SCROLLS}">'
PIXELS = 96 / 72  # a point


def size(svg: str) -> dict[str, str]:
    """Return width and height of an SVG drawing in pixels, nothing if they are not in points."""
    found = {side: pattern.search(svg) for side, pattern in SIDES.items()}
    points = {side: float(match[1]) for side, match in found.items() if match}
    return {side: f"{round(length * PIXELS)}px" for side, length in points.items()}


class SizeDrawings(PageTransform):
    """Write the size of each SVG file into its image."""

    default_priority = 920

    def change(self):
        """Look at every image of the page."""
        for image in self.document.findall(nodes.image):
            file = Path(self.app.srcdir, image["uri"])
            if file.suffix == ".svg" and file.exists() and "width" not in image:
                image.attributes |= size(file.read_text(encoding="utf-8")[:2000])


class ImageMarkup(HTML5Translator):
    """Write images with their sizes as attributes, and drawings in figures in a frame."""

    def visit_image(self, node):
        """Write an image: the policy of the pages refuses styles that stand in them."""
        framed = isinstance(node.parent, nodes.figure)
        if framed:
            self.body.append(FRAME)
        if _pixels(node):
            self.body.append(self.emptytag(node, "img", "\n", **self._attributes(node)))
        else:
            super().visit_image(node)
        if framed:
            self.body.append("</div>\n")

    def _attributes(self, node) -> dict[str, str]:
        """Return what an image with a size in pixels says of itself."""
        name = self.builder.images.get(node["uri"])
        uri = posixpath.join(self.builder.imgpath, quote(name)) if name else node["uri"]
        width, height = _pixels(node)
        return {"src": uri, "alt": node.get("alt", uri), "width": width, "height": height}


def _pixels(node) -> tuple[str, ...]:
    """Return width and height of an image in pixels, if it has both."""
    sides = [PIXELS_OF.fullmatch(node.get(side, "")) for side in ("width", "height")]
    return tuple(side[1] for side in sides if side) if all(sides) else ()
