"""Write ``article-latex.zip``: the source of the article, its reference list, its figures and how to compile them."""

from pathlib import Path

from datapaper.article import FRONT_FILTER
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
WRITER = ["--from=html-auto_identifiers", "--to=latex-smart", "--wrap=preserve"]


def write(article: Article, edition: Edition, folder: Path):
    """Write ``article-latex.zip`` into a folder.

    Raises PandocError, PictureError, and UnknownCharacter for a letter that the fonts of the LaTeX article lack.
    """
    (folder / NAME).write_bytes(archived(_files(article, edition)))


def _files(article: Article, edition: Edition) -> dict[str, bytes]:
    source = pandoc.convert(
        with_authors(article.html, edition),
        *WRITER,
        *_filters(BODY),
        f"--template={HERE / 'article.latex'}",
        folder=article.folder,
    )
    references = pandoc.convert(
        str(article.soup.select_one("div.references")),
        *WRITER,
        *_filters(LIST),
        folder=article.folder,
    )
    texts = {"article.tex": source, "article.bbl": references}
    for name, text in texts.items():
        characters.check(name, text.decode())
    return texts | _figures(article) | {"README.txt": (HERE / "README.txt").read_bytes()}


def _filters(paths: list[Path]) -> list[str]:
    return [f"--lua-filter={path}" for path in paths]


def _figures(article: Article) -> dict[str, bytes]:
    return {
        f"figures/figure{one.number}.pdf": svg.pdf(one.picture)
        for one in article.exhibits
        if one.kind == "figure"
    }
