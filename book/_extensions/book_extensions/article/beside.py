"""Write the article while the HTML book is written, from the same pages in memory, on another processor.

Configuration value ``article_beside``: whether every HTML build leaves the article too.
"""

import multiprocessing
import sys
import traceback

from sphinx.errors import SphinxError


def start(app, builder):
    """Begin to write the article as soon as all pages are read, in a process forked from this one."""
    # Elsewhere forking is missing or, as on macOS, not safe for a process that has used the system's libraries.
    if builder is app.builder and _wanted(app) and sys.platform == "linux" and "fork" in multiprocessing.get_all_start_methods():
        app.article_process = multiprocessing.get_context("fork").Process(target=lambda: sys.exit(write(app)))
        app.article_process.start()


def _wanted(app) -> bool:
    return app.builder.name == "html" and "article" in getattr(app, "published", {})


def finish(app, exception):
    """Wait for the article, or write it now where it could not be written meanwhile; fail the build if the article failed."""
    process = getattr(app, "article_process", None)
    if process:
        process.join()
        app.statuscode = app.statuscode or process.exitcode
    elif _wanted(app) and not exception:
        app.statuscode = app.statuscode or write(app)


def write(app) -> int:
    """Write the article in the place of the HTML builder; return 1 after an error or, under ``-W``, a warning, else 0."""
    html, warned = (app.builder, app.outdir), app._warncount
    app.builder = app.registry.create_builder(app, "article", app.env)
    app.outdir = app.builder.outdir = type(app.outdir)(app.published["article"][1])
    try:
        app.builder.init()
        app.builder.write()
    except (SphinxError, OSError) as error:
        print(f"{getattr(error, 'category', 'The article could not be written')}: {error}", file=sys.stderr)
        return 1
    except Exception:
        traceback.print_exc()
        return 1
    finally:
        app.builder, app.outdir = html
    return int(app.keep_going and app._warncount > warned)


def setup(app):
    """Connect to writing."""
    app.add_config_value("article_beside", False, "", bool)
    app.connect("write-started", start)
    app.connect("build-finished", finish, priority=100)
