"""Typeset the clean HTML: pandoc writes Typst, Typst writes a tagged PDF."""

import json
import os
from pathlib import Path

from sphinx.errors import SphinxError
from sphinx.util import logging

from ..site import fonts

HERE = Path(__file__).parent
STANDARD = "ua-1"
logger = logging.getLogger(__name__)


class TypesettingError(SphinxError):
    """Pandoc or Typst refused the article; the message says why."""

    category = "The article could not be typeset"


def typeset(folder, config):
    """Write ``article.pdf`` beside ``article.html`` and its images in ``folder``.

    config: the configuration of Sphinx. The same input gives the same bytes;
    the PDF has a date only if ``SOURCE_DATE_EPOCH`` is set.
    Raises TypesettingError with the message of pandoc or Typst.
    """
    source = folder / "article.typ"
    logger.info("typesetting the article: pandoc")
    _write_typst(folder / "article.html", source)
    logger.info("typesetting the article: Typst")
    _write_pdf(source, folder / "article.pdf", config)
    source.unlink()


def _write_typst(html, source):
    import pypandoc

    filters = [str(HERE / "front.lua"), str(HERE / "typst.lua")]
    options = ["--standalone", f"--template={HERE / 'article.typ'}", "--wrap=none"]
    # Pandoc reads the names of files in the encoding of the locale.
    os.environ["LC_ALL"] = "C.UTF-8"
    try:
        pypandoc.convert_file(
            str(html), "typst-smart", format="html", outputfile=str(source), filters=filters, extra_args=options
        )
    except (RuntimeError, OSError) as error:
        raise TypesettingError(f"pandoc: {error}") from None


def _write_pdf(source, pdf, config):
    import typst

    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    options = {"root": source.parent, "format": "pdf", "pdf_standards": STANDARD, "ignore_system_fonts": True}
    options |= {"font_paths": [fonts.for_print()]}
    options |= {"sys_inputs": {"about": _about(config, dated=bool(epoch))}, "timestamp": int(epoch) if epoch else None}
    try:
        written, warnings = typst.compile_with_warnings(source, **options)
    except typst.TypstError as error:
        raise TypesettingError(f"Typst: {_readable(error.diagnostic)}") from None
    for warning in warnings:
        logger.warning("Typst: %s", _readable(warning.diagnostic))
    pdf.write_bytes(written)


def _readable(diagnostic):
    """Shorten a message of Typst, which quotes whole paragraphs and repeats itself."""
    return "\n".join(dict.fromkeys(line[:160] for line in diagnostic.splitlines()))


def _about(config, dated):
    language, _, region = (config.language or "en").partition("_")
    about = {"authors": [], "keywords": [], **config.article_metadata}
    about |= {"language": language, "region": region or None, "dated": dated}
    about |= {"running-head": config.article_running_head}
    return json.dumps(about, sort_keys=True)
