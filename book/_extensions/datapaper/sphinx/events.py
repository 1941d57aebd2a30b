"""What is done at each step of a build, in the order in which it is done.

Each line has an event of Sphinx, a priority and the function; the usual priority is 500.
"""

from . import colophon, data_pages, downloads, head, previews
from .article import builder, parallel
from .bibliography import citation_marks
from .build import execute_ahead, lookup_cache, progress, publish, refuse_invalid
from .links import label_check, row_role
from .pages import citation_directive, paper_directive
from .search import row_search
from .site import contents, theme, web_fonts

EVENTS = (
    ("config-inited", 0, publish.acquire_lock),
    ("config-inited", 1, refuse_invalid.check_sources),
    ("config-inited", 500, row_role.add_roles),
    ("config-inited", 500, lookup_cache.enable),
    # Static files are counted once the fonts are there.
    ("builder-inited", 100, web_fonts.offer),
    ("builder-inited", 500, data_pages.write_archive),
    ("builder-inited", 500, theme.add_scripts),
    ("builder-inited", 900, publish.stage),
    ("env-get-outdated", 500, execute_ahead.outdated),
    ("env-get-outdated", 500, paper_directive.outdated),
    ("env-get-outdated", 500, row_role.outdated),
    ("env-get-outdated", 500, colophon.outdated),
    ("env-get-outdated", 500, citation_directive.outdated),
    ("env-get-outdated", 990, progress.read),
    ("env-before-read-docs", 500, label_check.forget_changed),
    ("env-purge-doc", 500, row_role.forget),
    ("source-read", 500, execute_ahead.fill),
    ("doctree-read", 500, citation_marks.shape),
    ("env-updated", 500, execute_ahead.remember),
    ("env-get-updated", 500, label_check.check_labels),
    ("write-started", 500, parallel.start),
    ("write-started", 500, contents.read_parts),
    ("write-started", 500, downloads.write_files),
    ("html-collect-pages", 500, data_pages.pages),
    ("html-collect-pages", 500, row_search.index_data_pages),
    ("html-page-context", 500, theme.describe),
    ("html-page-context", 500, contents.offer),
    ("html-page-context", 500, head.add_head),
    ("html-page-context", 600, downloads.add_offers),
    ("build-finished", 50, progress.written),
    ("build-finished", 100, parallel.wait),
    ("build-finished", 200, head.add_files),
    ("build-finished", 800, builder.tidy),
    ("build-finished", 800, previews.write),
    ("build-finished", 800, theme.drop_unloaded),
    ("build-finished", 800, theme.lead_on),
    # What is published is whole: pages and article stand in the folder before it is renamed.
    ("build-finished", 880, downloads.add_article),
    ("build-finished", 900, publish.publish),
)
