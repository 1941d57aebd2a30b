"""The files of the bundle: ``manifest.csv`` says what each is, ``SHA256SUMS`` has the digests.

``sha256sum --check`` reads these.
"""

from fnmatch import fnmatchcase
from pathlib import Path

from datapaper.article.model import Article, Exhibit
from datapaper.core import digests
from datapaper.formats import registry
from datapaper.formats.csv_text import as_csv
from datapaper.metadata import Edition

NAME, SUMS = "manifest.csv", "SHA256SUMS"
COLUMNS = ["path", "bytes", "sha256", "media_type", "what"]
WHAT = {  # the first pattern that fits
    **{pattern: what for one in registry.FORMATS for pattern, what in one.contents.items()},
    "data-package.zip": "the data of the article, with their description",
    "metadata.json": "title, abstract, authors, keywords, statements and counts, "
    "for the form of the journal",
    "cover-letter.md": "the draft of a letter to the editors",
    "checklist.html": "what each venue asks for, and whether this submission has it",
}


def write(article: Article, edition: Edition, folder: Path):
    """Write both files, last of all. Raises ValueError for a file of an unknown kind.

    The manifest lists what was there before; the digests cover the manifest too.
    """
    exhibits = _exhibits(article)
    rows = [_row(file, folder, exhibits) for file in files(folder)]
    (folder / NAME).write_bytes(as_csv([COLUMNS, *rows]))
    paths = {file: file.relative_to(folder).as_posix() for file in files(folder)}
    sums = [f"{digests.of_file(file)}  {path}\n" for file, path in paths.items()]
    (folder / SUMS).write_text("".join(sums), encoding="utf-8")


def files(folder: Path) -> list[Path]:
    """Return every file of the bundle in the order of its path."""
    return sorted(
        (file for file in folder.rglob("*") if file.is_file()),
        key=lambda file: file.relative_to(folder).as_posix(),
    )


def _exhibits(article: Article) -> dict[str, Exhibit]:
    """Return start of a name of a file -> the table or figure in it."""
    return {f"{one.kind}{one.number}": one for one in article.exhibits}


def _row(file: Path, folder: Path, exhibits: dict[str, Exhibit]) -> list[str]:
    path = file.relative_to(folder).as_posix()
    described = next((what for pattern, what in WHAT.items() if fnmatchcase(path, pattern)), None)
    if described is None or file.suffix not in registry.MEDIA_TYPES:
        raise ValueError(
            f"{path}: the manifest does not describe this file; "
            "add it to WHAT in datapaper/submission/manifest.py and to MEDIA_TYPES of the formats"
        )
    shown = exhibits.get(file.stem)
    what = described.format(label=shown.label, title=shown.title) if shown else described
    return [
        path,
        str(file.stat().st_size),
        digests.of_file(file),
        registry.MEDIA_TYPES[file.suffix],
        what,
    ]
