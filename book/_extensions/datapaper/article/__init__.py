"""The article as it is read once from the pages that Sphinx wrote: clean HTML, and a model of it."""

from pathlib import Path

FRONT_FILTER = Path(__file__).with_name("front.lua")
