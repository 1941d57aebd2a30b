"""The data of the project in which a notebook lies."""

from functools import cache

import pandas as pd

from datapaper.core.project import Project
from datapaper.data import loading
from datapaper.data.package import DataPackage


@cache
def package() -> DataPackage:
    """Return the data package of the project that holds the working directory."""
    return DataPackage(Project.find())


def load(name: str) -> pd.DataFrame:
    """Return one resource as a typed DataFrame; see ``datapaper.data.loading.load``."""
    return loading.load(package(), name)
