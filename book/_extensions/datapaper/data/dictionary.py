"""The data dictionary: what the descriptor of the data package says, as DataFrames."""

import pandas as pd

from .package import DataPackage
from .refuse_invalid import check
from .rule_texts import TYPES, allowed


def resources(package: DataPackage) -> pd.DataFrame:
    """Return one row for each resource of the data package, in the order of its descriptor.

    Columns: name, title, description, rows, columns (how many), key (the columns
    of the primary key), licence, path (of the CSV file), bytes (its size), rules
    (over several columns, in words).
    Raises DataError if the package breaks a rule.
    """
    check(package)
    return pd.DataFrame([_described(package, resource) for resource in package.resources])


def _described(package: DataPackage, resource: dict) -> dict:
    name = resource["name"]
    licences = resource.get("licenses") or package.descriptor["licenses"]
    return {
        "name": name,
        "title": resource["title"],
        "description": resource["description"],
        "rows": len(package.rows(name)),
        "columns": len(package.fields(name)),
        "key": ", ".join(package.primary_key(name)),
        "licence": ", ".join(licence["name"] for licence in licences),
        "path": f"data/{resource['path']}",
        "bytes": package.path(name).stat().st_size,
        "rules": "; ".join(_rules(package, resource)),
    }


def _rules(package: DataPackage, resource: dict) -> list[str]:
    """Return the rules over rows and over several columns in words."""
    key = " and ".join(package.primary_key(resource["name"]))
    rules = [rule["says"] for rule in resource.get("rules", [])]
    return [f"no two rows may have the same {key}", *rules]


def fields_of(package: DataPackage, name: str) -> pd.DataFrame:
    """Return one row for each column of a resource, in the order of its file.

    Columns: column (its name in the file), title, type and allowed (its rules)
    in words, unit, description; what a column does not have is ``<NA>``.
    Raises DataError if there is no such resource.
    """
    schema = package.resource(name)["schema"]
    columns = ["column", "title", "type", "unit", "description", "allowed"]
    rows = [_in_words(field, schema) for field in package.fields(name)]
    return pd.DataFrame(rows).reindex(columns=columns).replace("", pd.NA).astype("string")


def _in_words(field: dict, schema: dict) -> dict:
    kind, rules = TYPES.get(field["type"], field["type"]), "; ".join(allowed(field, schema))
    return field | {"column": field["name"], "type": kind, "allowed": rules}


def sources(package: DataPackage) -> pd.DataFrame:
    """Return one row for each source that the descriptor names.

    Columns: title, licence, path (its address), key (in references.bib).
    """
    frame = pd.DataFrame(package.descriptor["sources"])
    return frame.reindex(columns=["title", "licence", "path", "key"]).astype("string")
