"""What a format is: how it is named, and where the code is that writes it."""

from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from datapaper.article.model import Article
from datapaper.metadata import Edition


class FormatError(ValueError):
    """The article could not be written in a format; the message says why."""


@dataclass(frozen=True)
class Format:
    """One format that the article is written in, by the module ``datapaper.formats.<id>``.

    id: as in the file of a journal. file: the name of the file or folder in a bundle.
    media_type: of the file, or of what a folder holds. label: how it is named in a list.
    contents: pattern of a path in a bundle -> what such a file is; ``{label}`` and ``{title}``
    stand for those of the table or figure in it. in_book: whether every build writes it, for
    the HTML book to offer.
    """

    id: str
    file: str
    media_type: str
    label: str
    contents: dict[str, str]
    in_book: bool = False

    @property
    def suffix(self) -> str:
        """The ending of the file; none of a folder."""
        return Path(self.file).suffix

    def write(self, article: Article, edition: Edition, folder: Path) -> list[str]:
        """Write it into a folder, and return what a person should be warned of.

        What the build has made already is copied. Raises FormatError.
        """
        if self.in_book and folder != article.folder:
            made = article.folder / self.file
            if made.is_file():
                (folder / self.file).write_bytes(made.read_bytes())
                return []
        # A format is imported when it is written: some need libraries that are slow to load.
        return import_module(f"{__package__}.{self.id}").write(article, edition, folder) or []
