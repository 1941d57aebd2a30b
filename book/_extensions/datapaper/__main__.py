"""``python -m datapaper``."""

import sys

# A forked kernel runs this file again, under another name: it must do nothing then.
if __name__ == "__main__":
    from .cli import main

    sys.exit(main())
