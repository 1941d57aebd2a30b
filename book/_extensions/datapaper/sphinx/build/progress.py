"""Say in a line each how far a build is, to the person who started it."""

from datapaper.core.build_log import say


def read(app, env, added, changed, removed):
    """Say how many pages are read."""
    known = len(env.found_docs)
    say(f"pages: reading {len(added) + len(changed)} of {known}")
    return []


def written(app, exception):
    """Say how many pages were written."""
    if not exception and app.builder.name == "html":
        say(f"pages: {len(app.env.found_docs)} written")
