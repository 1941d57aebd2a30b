"""What the build adds to Jupyter Book."""

import sys
from pathlib import Path

for folder in (Path(__file__).parents[1], Path(__file__).parents[2]):
    sys.path.insert(0, str(folder))

from . import article, data_check, data_pages, freshness, latex_pages, no_thebe, number_role, publishing, speed  # noqa: E402
from . import claim_places, colophon, row_anchors, row_roles, table_markup  # noqa: E402

PARTS = (
    article, data_check, data_pages, freshness, latex_pages, no_thebe, number_role, publishing,
    row_anchors, row_roles, claim_places, colophon, speed, table_markup,
)


def setup(app):
    """Register every part with Sphinx."""
    for part in PARTS:
        part.setup(app)
    return {"parallel_read_safe": False, "parallel_write_safe": True}
