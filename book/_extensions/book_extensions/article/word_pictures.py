"""Pictures of points from pictures of lines, which not every Word can show."""

import io

DRAWN = b"#set page(width: auto, height: auto, margin: 0pt, fill: white)\n#image(bytes(sys.inputs.svg))\n"


def png(svg: bytes, dpi: int) -> bytes:
    """Return an SVG as PNG in its own size; the PNG knows its points per inch."""
    import typst
    from PIL import Image

    drawn = typst.compile(DRAWN, format="png", ppi=dpi, ignore_system_fonts=True, sys_inputs={"svg": svg.decode()})
    written = io.BytesIO()
    with Image.open(io.BytesIO(drawn)) as picture:
        picture.convert("RGB").save(written, "PNG", dpi=(dpi, dpi))
    return written.getvalue()
