"""What the build adds to Jupyter Book."""

from . import article, data_check, data_pages, freshness, latex_pages, local_kernels, no_thebe, number_role, publishing
from . import claim_places, colophon, row_anchors, row_roles, table_markup

PARTS = (
    article, data_check, data_pages, freshness, latex_pages, local_kernels, no_thebe, number_role, publishing,
    row_anchors, row_roles, claim_places, colophon, table_markup,
)


def setup(app):
    """Register every part with Sphinx."""
    for part in PARTS:
        part.setup(app)
    return {"parallel_read_safe": False, "parallel_write_safe": True}
