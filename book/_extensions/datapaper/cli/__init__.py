"""The command of the engine.

python -m datapaper build [html|article]              HTML and PDF, or the article alone
python -m datapaper execute [--cache FOLDER] [FILE…]  notebooks in place, or for a build
python -m datapaper submit                            the files that a journal asks for
python -m datapaper cff                               CITATION.cff from paper.yml
python -m datapaper new FOLDER                        another small paper with the same engine
python -m datapaper verify                            whether the outputs follow from the data
python -m datapaper newest                            whether the book builds with newest packages
python -m datapaper plain-sphinx                      what differs without Jupyter Book
python -m datapaper audit                             whether a locked package is vulnerable
"""

import sys
from importlib import import_module

COMMANDS = {
    "build": "datapaper.cli.build",
    "execute": "datapaper.cli.execute",
    "submit": "datapaper.cli.submit",
    "serve": "datapaper.cli.serve",
    "cff": "datapaper.cli.cff",
    "new": "datapaper.cli.new",
    "verify": "datapaper.supply_chain.verify",
    "newest": "datapaper.supply_chain.newest",
    "plain-sphinx": "datapaper.supply_chain.plain_sphinx",
    "audit": "datapaper.supply_chain.audit",
}


def main(arguments: list[str] | None = None) -> int:
    """Run one command; return its exit code. arguments: those of the process unless given."""
    command, *rest = (sys.argv[1:] if arguments is None else arguments) or ["--help"]
    if command not in COMMANDS:
        asked = command in ("-h", "--help")
        print(__doc__, file=sys.stdout if asked else sys.stderr)
        return 0 if asked else 2
    return import_module(COMMANDS[command]).main(*rest)
