"""The commands of the engine; ``make`` runs them for you.

python -m datapaper build [html|article]              build the website and the article
python -m datapaper execute [--cache FOLDER] [FILE…]  run notebooks and store their results
python -m datapaper submit                            write the files that a journal asks for
python -m datapaper serve [PORT]                      show the website, and rebuild it on changes
python -m datapaper cff                               write CITATION.cff from paper.yml
python -m datapaper new FOLDER                        write another small paper to start from
python -m datapaper verify                            check that the results follow from the data
python -m datapaper newest                            try the newest packages
python -m datapaper audit                             check the packages for vulnerabilities
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
