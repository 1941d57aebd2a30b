"""Write the article while the HTML book is written, from the same pages, in another process.

Configuration value ``article_beside``: whether every HTML build leaves the article
too, where a process can be forked; elsewhere ``build.py`` builds it afterwards.
"""

import multiprocessing
import sys
import traceback

from sphinx.errors import SphinxError

from datapaper.sphinx.build import publish


def start(app, builder):
    """Begin to write the article once all pages are read, in a process forked from this one."""
    if app.builder.name == "html" and "article" in getattr(app, "published", {}):
        fork = multiprocessing.get_context("fork")
        app.article_process = fork.Process(target=_write, args=(app,))
        app.article_process.start()


def wait(app, exception):
    """Fail the build if the article failed."""
    process = getattr(app, "article_process", None)
    if process:
        process.join()
        app.statuscode = app.statuscode or process.exitcode


def _write(app):
    """Run as the forked process: take the place of the builder, and write.

    It ends with 1 for an error or, under ``-W``, a warning.
    """
    warned = app._warncount
    try:
        publish.write_with(app, "article", app.published["article"][1])
        app.builder.write()
    except (SphinxError, OSError) as error:
        sys.exit(f"{getattr(error, 'category', 'The article could not be written')}: {error}")
    except Exception:
        traceback.print_exc()
        sys.exit(1)
    sys.exit(int(app.keep_going and app._warncount > warned))
