"""Write ``CITATION.cff`` anew from ``paper.yml``.

python -m datapaper cff
"""

from datapaper.core.project import Project
from datapaper.journals import profile
from datapaper.metadata import citation_cff, read


def main() -> int:
    """Write the file; raise BadMetadata if the metadata are not valid."""
    project = Project.find()
    paper = read(project.paper)
    profile.chosen(paper)
    text = citation_cff.written(paper)
    (project.root / "CITATION.cff").write_text(text, encoding="utf-8")
    return 0
