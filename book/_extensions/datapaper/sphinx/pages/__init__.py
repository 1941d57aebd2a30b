"""Directives that write parts of pages from ``paper.yml``."""
