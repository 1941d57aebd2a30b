"""Directives that write parts of pages from ``book/paper.yml``."""
