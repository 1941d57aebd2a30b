"""The data package in the book: a page with the rows of each file, links to rows, an archive.

Configuration values:

``data_pages``    whether the HTML book has the pages ``data/<resource>.html``
``data_archive``  name of the archive that every build leaves in
                  ``_build/data-package/``, for a page to offer; none if empty
"""

import shutil
from pathlib import Path

from datapaper.data import data_archive
from datapaper.sphinx.context import context_of
from datapaper.sphinx.links import rows_role

from . import data_page


def setup(app):
    """Register the configuration values, the role and the pages."""
    app.add_config_value("data_pages", False, "env", bool)
    app.add_config_value("data_archive", "", "env", str)
    app.connect("builder-inited", write_archive)
    app.connect("html-collect-pages", pages)
    rows_role.setup(app)


def has_pages(app) -> bool:
    """Tell whether this build writes row pages; only the HTML book has them."""
    return app.config.data_pages and app.builder.name == "html"


def write_archive(app):
    """Leave the data package as one file before any page that offers it is read."""
    package = context_of(app).package
    project = package.project
    if app.config.data_archive:
        data_archive.write(project.build / "data-package" / app.config.data_archive, package)


def pages(app):
    """Yield a page for each resource, with its file beside it."""
    if not has_pages(app):
        return
    folder = Path(app.outdir) / "data"
    folder.mkdir()
    package = context_of(app).package
    for resource in package.resources:
        shutil.copyfile(package.path(resource["name"]), folder / Path(resource["path"]).name)
        yield data_page.address(resource["name"]), data_page.context(app, resource), "page.html"
