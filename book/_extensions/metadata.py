"""Write ``CITATION.cff`` anew from ``book/paper.yml``.

    python book/_extensions/metadata.py
"""

import sys

from paper import BadMetadata, cff, read
from products import ROOT


def main() -> int:
    """Write the file; return 1 if the metadata are not valid."""
    try:
        text = cff.written(read())
    except BadMetadata as error:
        print(error, file=sys.stderr)
        return 1
    (ROOT / "CITATION.cff").write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
