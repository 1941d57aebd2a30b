"""Stop a build before it writes anything if the data package is not valid."""

from datapaper.data.package import DataError
from datapaper.data.refuse_invalid import check
from datapaper.sphinx.context import context_of


def refuse_bad_data(app, config):
    """End the build with the message of ``data.refuse_invalid.check`` and exit code 1.

    Any other exception would be buried in the tracebacks of Jupyter Book.
    """
    try:
        check(context_of(app).package)
    except DataError as error:
        raise SystemExit(str(error)) from None


def setup(app):
    """Check the data before Sphinx reads the bibliography, pages or anything else."""
    app.connect("config-inited", refuse_bad_data, priority=1)
