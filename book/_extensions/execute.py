"""Execute notebooks.

    python book/_extensions/execute.py book/*.ipynb                   # in place, outputs stored in the notebooks
    python book/_extensions/execute.py --store FOLDER book/*.ipynb    # for a build, see execution/store.py

The data package is checked first. The exit code is 1 if a cell failed; its notebook is
then left as it was.
"""

import sys
from pathlib import Path

# A forked kernel runs this file again, under another name: it must do nothing then.
if __name__ == "__main__":
    sys.path.insert(1, str(Path(__file__).resolve().parents[1]))
    from evidence.checking import check
    from evidence.package import DataError
    from execution.command import main

    try:
        check()
    except DataError as error:
        sys.exit(str(error))
    sys.exit(main(sys.argv[1:]))
