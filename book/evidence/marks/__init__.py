"""What this paper adds to its pages: links to claims, and to mentions of persons and files.

The role ``{places}`persons enver-hoxha``` shows where the book mentions a person or an archival
file. While pages are read, ``section_texts`` keeps the text of their sections; when the page with
the role is written, ``mention_links`` finds the sections that name the person or cite the file,
and links to them.
"""

import hashlib
from pathlib import Path

from . import claim_links, mention_links, section_texts


def setup(app):
    """Register the three."""
    for part in (claim_links, section_texts, mention_links):
        part.setup(app)
    return {"env_version": _code(), "parallel_read_safe": False, "parallel_write_safe": True}


def _code() -> str:
    """Return a digest of this package: pages that another state of it has read are read again."""
    files = sorted(Path(__file__).parent.glob("*.py"))
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()
