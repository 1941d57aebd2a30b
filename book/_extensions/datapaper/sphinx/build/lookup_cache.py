"""Spare Sphinx what takes most of its time and changes nothing of what it writes.

For each citation pybtex searches the metadata of all installed packages, and for
each numbered reference Sphinx reads the whole page that it leads to: both are
looked up once here. Python's search for cyclic garbage, which goes through every
node of every page again and again and finds little, is off for as long as a build takes.
"""

import gc
from functools import cache
from typing import Any

import pybtex.plugin
from sphinx.domains.std import StandardDomain


class ReadOnce:
    """An environment that reads each page once, for those who only look at it."""

    def __init__(self, env):
        self._env, self._pages = env, {}

    def get_doctree(self, docname):
        """Return a page; nobody may change it."""
        if docname not in self._pages:
            self._pages[docname] = self._env.get_doctree(docname)
        return self._pages[docname]

    def __getattr__(self, name):
        return getattr(self._env, name)


class NumbersOnce(StandardDomain):
    """The domain of Sphinx, which reads a page once for all numbers of tables and figures on it."""

    def resolve_xref(self, env, fromdocname, builder, typ, target, node, contnode):
        """Resolve a reference."""
        seen: Any = read_once(env) if typ == "numref" and env.config.execute_ahead else env
        return super().resolve_xref(seen, fromdocname, builder, typ, target, node, contnode)


@cache
def read_once(env) -> ReadOnce:
    """Return the pages of one build; by the time they are written nothing reads them anew."""
    return ReadOnce(env)


def enable(app, config):
    """Do so, but not where the book is measured without it."""
    if config.execute_ahead:
        gc.disable()
        pybtex.plugin.find_plugin = cache(pybtex.plugin.find_plugin)
