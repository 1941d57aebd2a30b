"""A drawing of the article as a file of its own: PDF for print, PNG for screens and for what takes no drawings."""

import io
from pathlib import Path

ALONE = '#set document(date: none)\n#set page(width: auto, height: auto, margin: 0pt)\n#image("{}")\n'


def pdf(svg: Path) -> bytes:
    """Return a drawing as one page of PDF, of its own size."""
    return _typeset(svg, format="pdf")


def png(svg: Path, dpi: int) -> bytes:
    """Return a drawing as points, so many an inch, which the file says of itself."""
    from PIL import Image

    out = io.BytesIO()
    with Image.open(io.BytesIO(_typeset(svg, format="png", ppi=dpi))) as picture:
        picture.convert("RGB").save(out, "PNG", dpi=(dpi, dpi))
    return out.getvalue()


def _typeset(svg: Path, **options) -> bytes:
    import typst

    return typst.compile(ALONE.format(svg.name).encode(), root=svg.parent, ignore_system_fonts=True, **options)
