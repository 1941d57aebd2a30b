"""The article as LaTeX, which compiles with nothing but the packages that every TeX Live has."""

from .archive import write

__all__ = ["write"]
