"""Stop a build before it writes anything if the data package is not valid."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from evidence.checking import check  # noqa: E402
from evidence.package import DataError  # noqa: E402


def refuse_bad_data(app, config):
    """End the build with the message of ``evidence.checking.check`` and exit code 1.

    Any other exception would be buried in the tracebacks of Jupyter Book.
    """
    try:
        check()
    except DataError as error:
        raise SystemExit(str(error)) from None


def setup(app):
    """Check the data before Sphinx reads the bibliography, pages or anything else."""
    app.connect("config-inited", refuse_bad_data, priority=1)
