"""Write ``CITATION.cff`` anew from ``paper.yml``.

python -m datapaper cff
"""

import sys

from datapaper.core.project import Project
from datapaper.journals import profile
from datapaper.metadata import BadMetadata, citation_cff, read


def main() -> int:
    """Write the file; return 1 if the metadata are not valid."""
    project = Project.find()
    try:
        paper = read(project.paper)
        profile.chosen(paper)
        text = citation_cff.written(paper)
    except BadMetadata as error:
        print(error, file=sys.stderr)
        return 1
    (project.root / "CITATION.cff").write_text(text, encoding="utf-8")
    return 0
