"""The data dictionary of the project in which a notebook lies."""

import pandas as pd

from datapaper.data import dictionary

from .inputs import package


def resources() -> pd.DataFrame:
    """Return one row for each resource; see ``datapaper.data.dictionary.resources``."""
    return dictionary.resources(package())


def fields_of(name: str) -> pd.DataFrame:
    """Return one row for each column; see ``datapaper.data.dictionary.fields_of``."""
    return dictionary.fields_of(package(), name)


def sources() -> pd.DataFrame:
    """Return one row for each source; see ``datapaper.data.dictionary.sources``."""
    return dictionary.sources(package())
