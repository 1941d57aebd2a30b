"""Where the notebook of a page can be run."""

from urllib.parse import quote, urlparse

from datapaper.metadata import Edition

BINDER = "mybinder.org"
HOSTS = {"github.com": "gh", "gitlab.com": "gl"}


def offer(edition: Edition, source: str) -> dict | None:
    """Return the notebook of a page, None if it has none.

    ``href`` is the address that runs it at this commit, empty without repository or commit, and
    if there are changes that are not committed.
    """
    if not source.endswith(".ipynb"):
        return None
    repository, at, href = edition.paper.repository, edition.commit, ""
    if repository and at and not at.changed:
        place, path = f"https://{BINDER}/v2/{_project(repository)}", quote(source, safe="")
        href = f"{place}/{at.name}?labpath={path}"
    return {"notebook": source, "href": href, "host": BINDER}


def _project(repository: str) -> str:
    """Name a repository as Binder does."""
    parts = urlparse(repository)
    host, path = HOSTS.get(parts.netloc), parts.path.strip("/")
    if host == "gh":
        return f"gh/{path}"
    return f"{host}/{quote(path, safe='')}" if host else f"git/{quote(repository, safe='')}"
