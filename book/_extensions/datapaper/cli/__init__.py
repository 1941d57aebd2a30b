"""The command of the engine.

python -m datapaper build [html|article]              HTML and PDF, or the article alone
python -m datapaper execute [--store FOLDER] FILE…    notebooks in place, or for a build
python -m datapaper submit                            the files that a journal asks for
python -m datapaper cff                               CITATION.cff from book/paper.yml
"""

import sys
from importlib import import_module

COMMANDS = ("build", "execute", "submit", "cff")


def main(arguments: list[str] | None = None) -> int:
    """Run one command; return its exit code. arguments: those of the process unless given."""
    command, *rest = (sys.argv[1:] if arguments is None else arguments) or [""]
    if command not in COMMANDS:
        print(__doc__, file=sys.stdout if command in ("", "-h", "--help") else sys.stderr)
        return 0 if command in ("-h", "--help") else 2
    return import_module(f".{command}", __name__).main(*rest)
