"""The article, read once from the pages that Sphinx wrote: clean HTML, and a model of it."""

from pathlib import Path

# Filters of pandoc: one for every format, one for those with a title block of their own.
STRUCTURE_FILTER = Path(__file__).with_name("structure.lua")
FRONT_FILTER = Path(__file__).with_name("front.lua")
