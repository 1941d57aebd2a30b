"""What the build adds to Jupyter Book."""

import hashlib
import sys
from pathlib import Path

for folder in (Path(__file__).parents[1], Path(__file__).parents[2]):
    sys.path.insert(0, str(folder))

from . import article, citation_marks, citations, claim_places, colophon, data_check, data_pages, folded_numbers, freshness, latex_pages  # noqa: E402
from . import metadata, naming, no_thebe, number_role, paper_directive, permalinks, previews, publishing, row_anchors, row_roles  # noqa: E402
from . import row_search, site, speed, table_markup, take_away, vancouver  # noqa: E402

PARTS = (
    article, data_check, data_pages, freshness, latex_pages, no_thebe, number_role, paper_directive, publishing, row_anchors,
    row_roles, claim_places, colophon, folded_numbers, naming, previews, row_search, site, speed, table_markup,
    metadata, take_away, citations, permalinks, citation_marks, vancouver,
)


def setup(app):
    """Register every part with Sphinx."""
    for part in PARTS:
        part.setup(app)
    return {"env_version": _code(), "parallel_read_safe": False, "parallel_write_safe": True}


def _code() -> str:
    """Return a digest of this package: pages that another state of it has read are read again."""
    files = sorted(Path(__file__).parent.rglob("*.py"))
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()
