"""The article as DOCX, from the same clean HTML as the PDF.

Pandoc writes it into the styles of ``reference.docx``.
"""

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
    """Write ``article.docx`` into a folder. Raises FormatError."""
    from . import postprocess, reference

    paper = edition.paper
    html = _with_facts(article.html, edition)
    with TemporaryDirectory() as place:
        workshop = Path(place)
        styles = reference.filled(paper.language, paper.running_head or paper.title)
        (workshop / "reference.docx").write_bytes(styles)
        html = PICTURE.sub(lambda found: _drawn(article.folder / found[0], workshop), html)
        options = ["--to=docx", "--number-sections", f"--lua-filter={FILTER}"]
        tables = fits(article.soup, reference.tables())
        written = convert(
            html, *options, "--reference-doc=reference.docx", folder=workshop, tables=tables
        )
    (folder / "article.docx").write_bytes(postprocess.finished(written, paper))


def _drawn(picture: Path, folder: Path) -> str:
    """Draw one picture into a folder and return its name there."""
    drawn = folder / f"{picture.stem}.png"
    drawn.write_bytes(png(picture, DPI))
    return drawn.name


def _with_facts(html: str, about: Edition) -> str:
    """Put affiliations, addresses, version and licence after the names of the authors."""
    lines = [f"<p>{escape(line)}</p>" for line in map(_place, about.paper.authors) if line]
    block = f'<div class="affiliations">{"".join(lines)}</div>' if lines else ""
    imprint = escape(f"{about.version_and_day}. {licences.sentence(about.paper.licences)}")
    facts = f'<div class="imprint"><p>{imprint}</p></div>'
    return NAMED.sub(lambda found: f"{found[0]}{block}{facts}", html, count=1)


def _place(author: dict) -> str:
    role = "corresponding author, " if author.get("corresponding") else ""
    orcid, email = (author.get(field) for field in ("orcid", "email"))
    facts = [affiliation_of(author), orcid and f"ORCID {orcid}", email and f"{role}{email}"]
    line = "; ".join(filter(None, facts))
    return f"{name_of(author)}: {line}" if line else ""
