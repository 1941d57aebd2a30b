"""Execute notebooks, after the data package was checked.

    python -m datapaper execute book/*.ipynb                   # in place, outputs stored in the notebooks
    python -m datapaper execute --store FOLDER book/*.ipynb    # for a build, see execute/cache.py

The exit code is 1 if a cell failed; its notebook is then left as it was.
"""

import sys

from datapaper.data.package import DataError
from datapaper.data.refuse_invalid import check
from datapaper.execute import command


def main(*arguments: str) -> int:
    """Return the exit code."""
    try:
        check()
    except DataError as error:
        print(error, file=sys.stderr)
        return 1
    return command.main([*arguments])
