"""The article as it is read once from the pages that Sphinx wrote: clean HTML, and a model of it."""

from pathlib import Path

# Filters of pandoc: the first for every format, the second for those with a title block of their own.
STRUCTURE_FILTER = Path(__file__).with_name("structure.lua")
FRONT_FILTER = Path(__file__).with_name("front.lua")
