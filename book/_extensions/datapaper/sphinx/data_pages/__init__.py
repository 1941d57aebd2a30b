"""The data package in the book: a page with the rows of each file, links to rows, an archive.

A resource with ``"rowsPage": false`` in the descriptor has no page: nobody reads thousands of
coordinates one by one. Its file lies beside the pages all the same.

Configuration values:

``data_pages``    whether the HTML book has the pages ``data/<resource>.html``
``data_archive``  name of the archive that every build leaves in
                  ``_build/data-package/``, for a page to offer; none if empty
"""

import shutil
from pathlib import Path

from datapaper.data import data_archive
from datapaper.sphinx.build_context import context_of

from . import data_page, data_table


def with_pages(app) -> list[dict]:
    """Return the resources whose rows this build shows on a page, which only the HTML book has."""
    if not app.config.data_pages or app.builder.name != "html":
        return []
    return [one for one in context_of(app).package.resources if data_table.has_page(one)]


def write_archive(app):
    """Leave the data package as one file before any page that offers it is read."""
    package = context_of(app).package
    project = package.project
    if app.config.data_archive:
        data_archive.write(project.build / "data-package" / app.config.data_archive, package)


def pages(app):
    """Yield a page for each resource that has one, beside the files of all of them."""
    shown, package = with_pages(app), context_of(app).package
    if not shown:
        return
    folder = Path(app.outdir) / "data"
    folder.mkdir()
    for resource in package.resources:
        shutil.copyfile(package.path(resource["name"]), folder / Path(resource["path"]).name)
    for resource in shown:
        yield data_page.address(resource["name"]), data_page.context(app, resource), "page.html"
