"""What this paper adds to its pages: links to claims, and to mentions of persons and files.

The role ``{places}`persons enver-hoxha``` shows where the book mentions a person or an archival
file. While pages are read, ``section_texts`` keeps the text of their sections; when the page with
the role is written, ``mention_links`` finds the sections that name the person or cite the file,
and links to them.
"""

from pathlib import Path

from datapaper.core import digests

from . import claim_links, mention_links, section_texts


def setup(app):
    """Register the three."""
    for part in (claim_links, section_texts, mention_links):
        part.setup(app)
    # Pages that another state of this package has read are read again.
    code = digests.of_code(Path(__file__).parent)
    return {"env_version": code, "parallel_read_safe": False, "parallel_write_safe": True}
