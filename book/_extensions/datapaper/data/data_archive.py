"""The whole data package as one file that stands alone."""

from pathlib import Path

from datapaper.core import digests
from datapaper.core.reproducible_zip import archived
from datapaper.core.staging import write_whole
from datapaper.data.package import DataPackage

# As core.digests.of_data computes it, where the files have no folder.
CHECK = """LC_ALL=C sh -c 'sha256sum *.csv *.json | sed "s|  |  data/|" | sort -k 2 | sha256sum'"""
README = Path(__file__).with_name("archive_readme.md")


def write(target: Path, package: DataPackage):
    """Write the archive if it differs from what lies at ``target``.

    The same data give the same bytes.
    """
    content = archived(files(package))
    if target.exists() and target.read_bytes() == content:
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    write_whole(target, content)


def files(package: DataPackage) -> dict[str, bytes]:
    """Return name -> content of the archive: descriptor, data, bibliography, licence, readme."""
    project = package.project
    data = [package.path(resource["name"]) for resource in package.resources]
    paths = [project.descriptor, *data, project.bibliography, project.root / "LICENSE"]
    return {path.name: path.read_bytes() for path in paths} | {
        "README.md": readme(package).encode()
    }


def readme(package: DataPackage) -> str:
    """Return what the descriptor says of the package, for somebody who has only the archive."""
    described = package.descriptor
    licences = [f"{one['title']} ({one['path']})" for one in described["licenses"]]
    files = [
        f"- `{one['path']}`: {one['title']}. {one['description']}" for one in described["resources"]
    ]
    sources = [
        f"- {one['title']} (`{one['key']}`): {one['licence']}" for one in described["sources"]
    ]
    return README.read_text(encoding="utf-8").format(
        **{name: described[name] for name in ("title", "description", "version")},
        licences="; ".join(licences),
        files="\n".join(files),
        sources="\n".join(sources),
        digest=digests.of_data(package.project.root),
        check=CHECK,
    )
