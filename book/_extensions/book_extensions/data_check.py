"""Stop a build before it writes anything if the data package is not valid."""

import sys
from pathlib import Path

from sphinx.errors import ExtensionError

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from evidence.checking import check  # noqa: E402
from evidence.package import DataError  # noqa: E402


def refuse_bad_data(app):
    """Raise ExtensionError with the message of ``evidence.checking.check``."""
    try:
        check()
    except DataError as error:
        raise ExtensionError(str(error)) from None


def setup(app):
    """Check the data before anything else happens."""
    app.connect("builder-inited", refuse_bad_data, priority=1)
