"""Other tools with the same content: each makes HTML from nothing and executes what it shows."""

from . import bookdown, jupyter_book_2, mkdocs, nbconvert, quarto, sphinx
from .peer import Peer, case

PEERS: list[Peer] = [
    sphinx.PEER,
    jupyter_book_2.PEER,
    mkdocs.PEER,
    nbconvert.PEER,
    bookdown.PEER,
    quarto.PEER,
]


def cases():
    """Return a case for each of them."""
    return [case(peer) for peer in PEERS]
