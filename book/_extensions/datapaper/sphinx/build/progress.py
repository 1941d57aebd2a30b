"""Say in a line each how far a build is, to the person who started it."""

from datapaper.core.build_log import say
from datapaper.sphinx.context import context_of


def checked(app, config):
    """Say that the data were checked, which they were before this is called."""
    count = len(context_of(app).package.resources)
    say(f"data: {count} files checked, no fault")


def read(app, env, added, changed, removed):
    """Say how many pages are read."""
    known = len(env.found_docs)
    say(f"pages: {len(added) + len(changed)} of {known} changed and are read")
    return []


def written(app, exception):
    """Say how many pages were written."""
    if not exception and app.builder.name == "html":
        say(f"pages: all {len(app.env.found_docs)} written")


def setup(app):
    """Connect to the steps that take time."""
    app.connect("config-inited", checked, priority=3)
    app.connect("env-get-outdated", read, priority=990)
    app.connect("build-finished", written, priority=50)
