"""Stop a build before it writes anything if the data package is not valid."""

import atexit
import sys
from pathlib import Path

from sphinx.errors import ExtensionError

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from evidence.checking import check  # noqa: E402
from evidence.package import DataError  # noqa: E402


def refuse_bad_data(app, config):
    """Raise ExtensionError with the message of ``evidence.checking.check``."""
    try:
        check()
    except DataError as error:
        # Jupyter Book ends every failed build with a traceback of its own; the fault comes after it.
        atexit.register(print, f"\n{error}", file=sys.stderr)
        raise ExtensionError(str(error)) from None


def setup(app):
    """Check the data before Sphinx reads the bibliography, pages or anything else."""
    app.connect("config-inited", refuse_bad_data, priority=1)
