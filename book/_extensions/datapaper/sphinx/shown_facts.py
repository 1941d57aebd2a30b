"""Pages that show what stands in no file of their own, and are read again when it changed.

A directive marks its page in the metadata that the environment keeps of it.
"""

from typing import Any


def mark_page(env, mark: str):
    """Note that the page that is being read shows what ``mark`` stands for."""
    env.metadata[env.docname][mark] = True


def changed_pages(env, mark: str, shown: Any) -> list[str]:
    """Keep what ``mark`` stands for now; return the pages with it if that was something else."""
    kept = _kept(env)
    before, kept[mark] = kept.get(mark), shown
    pages = [page for page in env.found_docs if mark in env.metadata.get(page, ())]
    return pages if shown != before else []


def shown(env, mark: str) -> Any:
    """Return what was kept for this build."""
    return _kept(env)[mark]


def _kept(env) -> dict[str, Any]:
    if not hasattr(env, "book_shown"):
        env.book_shown = {}
    return env.book_shown
