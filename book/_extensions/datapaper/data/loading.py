"""Read one resource of the data package as a typed DataFrame."""

import pandas as pd

from .package import DataPackage
from .refuse_invalid import check

DTYPES = {"integer": "Int64", "number": "Float64", "boolean": "boolean"}


def load(package: DataPackage, name: str) -> pd.DataFrame:
    """Return one resource of the data package, each row a row of its CSV file.

    name: a resource of ``data/datapackage.json``, for example ``"trade"``.
    Columns, types and units are those of its schema; an empty cell is ``<NA>``
    (not known). ``frame.attrs["resource"]`` keeps the name, so that tables and
    figures can say which file they rest on.

    Raises DataError, with file, row, column, value and rule, if any file of the
    package breaks its schema.
    """
    check(package)
    types = {one["name"]: DTYPES.get(one["type"], "string") for one in package.fields(name)}
    path = package.path(name)
    frame = pd.read_csv(path, dtype=types, keep_default_na=False, na_values=[""])
    frame.attrs["resource"] = name
    return frame
