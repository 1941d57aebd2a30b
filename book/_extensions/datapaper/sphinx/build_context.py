"""What one run of Sphinx builds: project, data, edition, execution cache, build lock."""

from functools import cached_property
from pathlib import Path

from datapaper import metadata
from datapaper.core.build_lock import BuildLock
from datapaper.core.project import Project
from datapaper.data.package import DataPackage
from datapaper.execute.cache import ExecutionCache
from datapaper.journals import profile


class BuildContext:
    """What belongs to one run of Sphinx, each part read when it is first asked for."""

    def __init__(self, project: Project):
        self.project = project
        self.package = DataPackage(project)
        self.lock = BuildLock(project)

    @cached_property
    def edition(self) -> metadata.Edition:
        """What the edition is. Raises BadMetadata."""
        return metadata.edition(self.project)

    @cached_property
    def journal(self) -> profile.Profile:
        """What the journal of the edition asks for. Raises BadMetadata if it is not known."""
        return profile.chosen(self.edition.paper)

    @cached_property
    def cache(self) -> ExecutionCache:
        """The outputs of notebooks that were executed before."""
        return ExecutionCache(self.project.root, self.project.executed)


def context_of(app) -> BuildContext:
    """Return what a Sphinx application builds; it is made when it is first asked for."""
    if not hasattr(app, "datapaper"):
        app.datapaper = BuildContext(Project(Path(app.srcdir)))
    return app.datapaper
