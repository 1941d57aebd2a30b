"""Typeset the clean HTML of the article while Sphinx builds."""

from sphinx.errors import SphinxError
from sphinx.util import logging

from datapaper.formats import pdf
from datapaper.metadata import Edition

logger = logging.getLogger(__name__)


class TypesettingError(SphinxError):
    """Pandoc or Typst refused the article; the message says why."""

    category = "The article could not be typeset"


def typeset(folder, edition: Edition):
    """Write ``article.pdf`` beside ``article.html`` and its images in ``folder``.

    Raises TypesettingError with the message of pandoc or Typst.
    """
    logger.info("typesetting the article")
    try:
        written, warnings = pdf.typeset(folder, edition)
    except pdf.PrintingError as error:
        raise TypesettingError(str(error)) from None
    for warning in warnings:
        logger.warning("%s", warning)
    (folder / "article.pdf").write_bytes(written)
