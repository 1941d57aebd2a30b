"""Where the notebook of a page can be run."""

from urllib.parse import quote, urlparse

from datapaper.metadata import Edition

BINDER = "https://mybinder.org/v2"
HOSTS = {"github.com": "gh", "gitlab.com": "gl"}


def offer(edition: Edition, source: str) -> dict | None:
    """Return the notebook of a page, None if it has none.

    ``href`` is the address that runs it at this commit, empty if the repository is not known.
    """
    if not source.endswith(".ipynb"):
        return None
    return {"notebook": source, "href": address(edition, source), "host": urlparse(BINDER).netloc}


def address(edition: Edition, notebook: str) -> str:
    """Return the address; nothing without repository or commit, or with uncommitted changes."""
    paper, at = edition.paper, edition.commit
    if not paper.repository or not at or at.changed:
        return ""
    return f"{BINDER}/{_project(paper.repository)}/{at.name}?labpath={quote(notebook, safe='')}"


def _project(repository: str) -> str:
    """Name a repository as Binder does."""
    parts = urlparse(repository)
    host, path = HOSTS.get(parts.netloc), parts.path.strip("/")
    if host == "gh":
        return f"gh/{path}"
    return f"{host}/{quote(path, safe='')}" if host else f"git/{quote(repository, safe='')}"
