"""Checks of the packages and of all results: ``make audit``, ``make newest``, ``make verify``."""
