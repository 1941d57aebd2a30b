"""The article as DOCX, from the same clean HTML as the PDF: pandoc writes it into the styles of ``reference.docx``."""

import re
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory

from datapaper.article.column_widths import fits
from datapaper.article.model import Article
from datapaper.formats.pandoc import convert
from datapaper.formats.svg import png
from datapaper.metadata import Edition, affiliation_of, licences, name_of

FILTER = Path(__file__).with_name("docx.lua")
PICTURE = re.compile(r"images/(\w+)\.svg")
# The title, and the authors where the front page names them.
NAMED = re.compile(r'<div class="title".*?</div>(?:\s*<div class="authors">.*?</div>)?', re.DOTALL)
DPI = 300  # points per inch, which journals ask for


def write(article: Article, edition: Edition, folder: Path):
    """Write ``article.docx`` into a folder. Raises PandocError and PictureError."""
    from . import finish, reference

    paper = edition.paper
    html = _with_facts(article.html, edition)
    with TemporaryDirectory() as place:
        aside = Path(place)
        (aside / "reference.docx").write_bytes(
            reference.filled(paper.language, paper.running_head or paper.title)
        )
        html = PICTURE.sub(lambda found: _drawn(article.folder / found[0], aside), html)
        written = convert(
            html,
            "--to=docx",
            "--number-sections",
            f"--lua-filter={FILTER}",
            "--reference-doc=reference.docx",
            folder=aside,
            tables=fits(article.soup, reference.tables()),
        )
    (folder / "article.docx").write_bytes(finish.finished(written, paper))


def _drawn(picture: Path, aside: Path) -> str:
    """Draw one picture into a folder and return its name there."""
    drawn = aside / f"{picture.stem}.png"
    drawn.write_bytes(png(picture, DPI))
    return drawn.name


def _with_facts(html: str, about: Edition) -> str:
    """Put where the authors work, and how they are reached, after their names; a journal asks for it. Put version and licence after that."""
    lines = [f"<p>{escape(line)}</p>" for line in map(_place, about.paper.authors) if line]
    block = f'<div class="affiliations">{"".join(lines)}</div>' if lines else ""
    facts = f'<div class="imprint"><p>{escape(f"{about.version_and_day}. {licences.told(about.paper.licences)}")}</p></div>'
    start = NAMED.search(html).end()
    return f"{html[:start]}{block}{facts}{html[start:]}"


def _place(author: dict) -> str:
    known = {
        "ORCID ": author.get("orcid"),
        "corresponding author, " if author.get("corresponding") else "": author.get("email"),
    }
    facts = [
        affiliation_of(author),
        *(f"{label}{value}" for label, value in known.items() if value),
    ]
    said = "; ".join(filter(None, facts))
    return f"{name_of(author)}: {said}" if said else ""
