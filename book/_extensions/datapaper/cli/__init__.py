"""The command of the engine.

python -m datapaper build [html|article]              HTML and PDF, or the article alone
python -m datapaper execute [--cache FOLDER] [FILE…]  notebooks in place, or for a build
python -m datapaper submit                            the files that a journal asks for
python -m datapaper cff                               CITATION.cff from paper.yml
python -m datapaper new FOLDER                        another small paper with the same engine
python -m datapaper verify                            whether the outputs follow from the data
python -m datapaper newest                            whether the book builds with newest packages
python -m datapaper audit                             whether a locked package is vulnerable
"""

import sys
from importlib import import_module

from datapaper.core.refusal import Refusal

COMMANDS = {
    "build": "datapaper.cli.build",
    "execute": "datapaper.cli.execute",
    "submit": "datapaper.cli.submit",
    "serve": "datapaper.cli.serve",
    "cff": "datapaper.cli.cff",
    "new": "datapaper.cli.new",
    "verify": "datapaper.supply_chain.verify",
    "newest": "datapaper.supply_chain.newest",
    "audit": "datapaper.supply_chain.audit",
}


def main(arguments: list[str] | None = None) -> int:
    """Run one command; return its exit code, 1 for one that is refused.

    arguments: those of the process unless given.
    """
    command, *rest = (sys.argv[1:] if arguments is None else arguments) or ["--help"]
    if command not in COMMANDS:
        asked = command in ("-h", "--help")
        print(__doc__, file=sys.stdout if asked else sys.stderr)
        return 0 if asked else 2
    try:
        return import_module(COMMANDS[command]).main(*rest)
    except Refusal as refusal:
        print(refusal, file=sys.stderr)
        return 1
