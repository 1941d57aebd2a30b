"""nbconvert: single pages without a site around them."""

from .peer import Peer

PEER = Peer(
    "nbconvert",
    ("nbconvert", "ipykernel"),
    lambda place: None,
    lambda programs: [
        "sh",
        "-c",
        f"'{programs}/jupyter' nbconvert --to html --execute --output-dir _build/html book/*.ipynb",
    ],
    left_out="single pages; tables and figures as in JupyterLab; roles, directives, citations, numbering, "
    "cross-references and data pages are not rendered",
)
