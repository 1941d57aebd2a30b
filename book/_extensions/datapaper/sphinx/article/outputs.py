"""Write the formats of the article that the HTML book offers, while Sphinx builds."""

from concurrent.futures import ThreadPoolExecutor

from sphinx.errors import SphinxError
from sphinx.util import logging

from datapaper.article.model import Article
from datapaper.formats import registry
from datapaper.metadata import Edition

logger = logging.getLogger(__name__)


class TypesettingError(SphinxError):
    """A format of the article could not be written; the message says which and why."""

    category = "The article could not be typeset"


def write(article: Article, edition: Edition):
    """Write them at the same time into the folder of the article, beside its HTML and images.

    Raises TypesettingError with the message of pandoc or Typst.
    """
    logger.info("typesetting the article")
    with ThreadPoolExecutor() as pool:
        written = {
            one.label: pool.submit(one.write, article, edition, article.folder)
            for one in registry.in_book()
        }
    for label, writing in written.items():
        try:
            warnings = writing.result()
        except registry.FormatError as error:
            raise TypesettingError(f"{label}: {error}") from None
        for warning in warnings:
            logger.warning("%s", warning)
