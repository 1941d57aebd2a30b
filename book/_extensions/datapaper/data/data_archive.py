"""The whole data package as one file that stands alone."""

import os
from pathlib import Path

from datapaper.core import digests
from datapaper.core.reproducible_zip import archived
from datapaper.data.package import DataPackage

# As core.digests.of_data computes it, where the files have no folder.
CHECK = """LC_ALL=C sh -c 'sha256sum *.csv *.json | sed "s|  |  data/|" | sort -k 2 | sha256sum'"""


def write(target: Path, package: DataPackage):
    """Write the archive if it differs from what lies at ``target``; the same data give the same bytes."""
    content = archived(files(package))
    if target.exists() and target.read_bytes() == content:
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    aside = target.with_name(f".{target.name}-{os.getpid()}")
    aside.write_bytes(content)
    os.replace(aside, target)


def files(package: DataPackage) -> dict[str, bytes]:
    """Return name -> content of everything in the archive: descriptor, data, bibliography, licence, readme."""
    project = package.project
    data = [package.path(resource["name"]) for resource in package.resources]
    found = {
        path.name: path.read_bytes()
        for path in [project.descriptor, *data, project.bibliography, project.root / "LICENSE"]
    }
    return found | {"README.md": readme(package).encode()}


def readme(package: DataPackage) -> str:
    """Return what the descriptor says of the package, for somebody who has only the archive."""
    described = package.descriptor
    licences = [f"{licence['title']} ({licence['path']})" for licence in described["licenses"]]
    lines = [
        f"# {described['title']}",
        "",
        described["description"],
        "",
        f"Version {described['version']} of the data; the article has version numbers of its own. Licence: {'; '.join(licences)}.",
    ]
    lines += [
        "",
        "## Files",
        "",
        "- `datapackage.json`: columns, types, units and rules of every file (Frictionless Data Package)",
    ]
    lines += [
        "- `references.bib`: the works that the columns of sources name",
        "- `LICENSE`: the terms of this compilation",
    ]
    lines += [
        f"- `{resource['path']}`: {resource['title']}. {resource['description']}"
        for resource in described["resources"]
    ]
    lines += ["", "## Sources", ""]
    lines += [
        f"- {source['title']} (`{source['key']}`): {source['licence']}"
        for source in described["sources"]
    ]
    lines += [
        "",
        "## Which state of the data this is",
        "",
        "The colophon of book and article names the state of its data by a digest. Here it is",
        "",
    ]
    lines += [
        f"    {digests.of_data(package.project.root)}",
        "",
        "and this command prints it, run in the folder with these files:",
        "",
        f"    {CHECK}",
    ]
    return "\n".join(lines) + "\n"
