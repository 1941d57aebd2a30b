"""Where the book speaks of a person or an archival file: the role ``{places}`persons enver-hoxha```.

While pages are read, ``passages`` keeps the text of their sections; when the page with the
role is written, ``places`` finds the sections that name the person or cite the file, and links to them.
"""

from . import passages, places


def setup(app):
    """Register both."""
    passages.setup(app)
    places.setup(app)
