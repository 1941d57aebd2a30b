"""What previews.js shows of other pages: for each of them the parts that others link to.

``previews/PAGE.js`` holds the linked rows, tables, figures, paragraphs and
sections of ``PAGE.html``, and of the rows of data that others were computed from
what their sources say. It is a script because a page opened as a file may load nothing else.
"""

import json
from pathlib import Path

from datapaper.sphinx.build.publish import failed

from . import cut_parts, link_targets


def write(app, exception):
    """Read all pages as they were written, and leave the scripts beside them."""
    if app.builder.name != "html" or failed(app, exception):
        return
    folder = Path(app.outdir)
    pages = {
        path.relative_to(folder).with_suffix("").as_posix(): link_targets.article(path.read_bytes())
        for path in sorted(folder.rglob("*.html"))
    }
    articles = {page: article for page, article in pages.items() if article is not None}
    whole = link_targets.targets(articles, link_targets.LINKS)
    origins = link_targets.targets(articles, link_targets.ORIGINS)
    for page in sorted(articles.keys() & {*whole, *origins}):
        ids = whole.get(page, set())
        parts = cut_parts.digest(articles[page], ids, origins.get(page, set()) - ids)
        if parts:
            file = folder / "previews" / f"{page}.js"
            file.parent.mkdir(parents=True, exist_ok=True)
            given = f"{json.dumps(page)}, {json.dumps(parts, ensure_ascii=False)}"
            file.write_text(f"previews.keep({given});\n", encoding="utf-8")
