"""The article as LaTeX, which compiles with nothing but the packages that every TeX Live has."""

from pathlib import Path

from datapaper.article import FRONT_FILTER
from datapaper.article.column_widths import Layout, Size, arial, fits
from datapaper.article.model import Article
from datapaper.core.reproducible_zip import archived
from datapaper.formats import pandoc, svg
from datapaper.metadata import Edition

from . import characters
from .title_block import with_authors

NAME = "article-latex.zip"
HERE = Path(__file__).parent
BODY = [
    FRONT_FILTER,
    *(HERE / f"{name}.lua" for name in ("citations", "sentences", "exhibits", "blocks")),
]
LIST = [HERE / "sentences.lua", HERE / "bibliography.lua"]
# Points of TeX Gyre Heros, which is as wide as Arial, at nine tenths of the size of the name.
# The text, upright and on its side, with a gutter, as every column has one.
GUTTER = 12
TEXT, ON_ITS_SIDE = 427 + GUTTER, 675 + GUTTER


def _regular(text: str, bold: bool) -> float:
    """Return how wide a text is, in a head too, which is not bold."""
    return arial(text, bold=False)


TABLES = Layout(
    (
        Size("small", 9, (TEXT,)),
        Size("footnotesize", 8.1, (TEXT,)),
        Size("scriptsize", 7.2, (TEXT,)),
        Size("landscape", 7.2, (ON_ITS_SIDE,)),
    ),
    GUTTER,
    measure=_regular,
)
WRITER = ["--from=html-auto_identifiers", "--to=latex-smart", "--wrap=preserve"]


def write(article: Article, edition: Edition, folder: Path):
    """Write ``article-latex.zip`` into a folder.

    It holds source, reference list, figures, and how to compile them. Raises FormatError, also
    for a letter that the fonts of the LaTeX article lack.
    """
    (folder / NAME).write_bytes(archived(_files(article, edition)))


def _files(article: Article, edition: Edition) -> dict[str, bytes]:
    folder, widths = article.folder, fits(article.soup, TABLES)
    body = [*_options(BODY), f"--template={HERE / 'article.latex'}"]
    html = with_authors(article.html, edition)
    source = pandoc.convert(html, *body, folder=folder, tables=widths)
    listed = str(article.soup.select_one("div.references"))
    references = pandoc.convert(listed, *_options(LIST), folder=folder)
    texts = {"article.tex": source, "article.bbl": references}
    for name, text in texts.items():
        characters.check(name, text.decode())
    return texts | _figures(article) | {"README.txt": (HERE / "README.txt").read_bytes()}


def _options(filters: list[Path]) -> list[str]:
    return [*WRITER, *(f"--lua-filter={path}" for path in filters)]


def _figures(article: Article) -> dict[str, bytes]:
    return {
        f"figures/figure{one.number}.pdf": svg.pdf(one.picture)
        for one in article.exhibits
        if one.picture
    }
