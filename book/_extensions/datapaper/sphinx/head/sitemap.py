"""``sitemap.xml`` and ``robots.txt``, for a book with a public address."""

from pathlib import Path
from xml.sax.saxutils import escape

from datapaper.metadata import Edition

SCHEMA = "http://www.sitemaps.org/schemas/sitemap/0.9"
# The last one only leads on to the front page.
NOT_LISTED = {"genindex.html", "search.html", "index.html"}


def write(folder, edition: Edition):
    """Write both into the folder of the book."""
    folder, paper = Path(folder), edition.paper
    pages = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.html"))
    day = f"<lastmod>{edition.day}</lastmod>" if edition.day else ""
    listed = "".join(
        f"<url><loc>{escape(paper.address(page))}</loc>{day}</url>\n"
        for page in pages
        if page not in NOT_LISTED and not page.startswith("_")
    )
    head = f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="{SCHEMA}">\n'
    (folder / "sitemap.xml").write_text(f"{head}{listed}</urlset>\n", encoding="utf-8")
    (folder / "robots.txt").write_text(
        f"User-agent: *\nAllow: /\nSitemap: {paper.address('sitemap.xml')}\n", encoding="utf-8"
    )
