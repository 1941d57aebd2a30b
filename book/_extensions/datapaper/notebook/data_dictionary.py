"""The data dictionary of the project in which a notebook lies, from its descriptor."""

import pandas as pd

from datapaper.data.package import DataPackage
from datapaper.data.refuse_invalid import check
from datapaper.data.rule_texts import TYPES, allowed

from .inputs import package


def resources() -> pd.DataFrame:
    """Return one row for each resource of the data package, in the order of its descriptor.

    Columns: name, title, description, rows, columns (how many), key (the columns
    of the primary key), licence, path (of the CSV file), bytes (its size), rules
    (over several columns, in words).
    Raises DataError if the package breaks a rule.
    """
    check(package())
    return pd.DataFrame([_described(package(), one) for one in package().resources])


def _described(data: DataPackage, resource: dict) -> dict:
    name = resource["name"]
    licences = resource.get("licenses") or data.descriptor["licenses"]
    return {
        "name": name,
        "title": resource["title"],
        "description": resource["description"],
        "rows": len(data.rows(name)),
        "columns": len(data.fields(name)),
        "key": ", ".join(data.primary_key(name)),
        "licence": ", ".join(licence["name"] for licence in licences),
        "path": f"data/{resource['path']}",
        "bytes": data.path(name).stat().st_size,
        "rules": "; ".join(_rules(data, resource)),
    }


def _rules(data: DataPackage, resource: dict) -> list[str]:
    """Return the rules over rows and over several columns in words."""
    key = " and ".join(data.primary_key(resource["name"]))
    rules = [rule["says"] for rule in resource.get("rules", [])]
    return [f"no two rows may have the same {key}", *rules]


def fields_of(name: str) -> pd.DataFrame:
    """Return one row for each column of a resource, in the order of its file.

    Columns: column (its name in the file), title, type and allowed (its rules)
    in words, unit, description; what a column does not have is ``<NA>``.
    Raises DataError if there is no such resource.
    """
    schema = package().resource(name)["schema"]
    columns = ["column", "title", "type", "unit", "description", "allowed"]
    rows = [_in_words(field, schema) for field in schema["fields"]]
    return pd.DataFrame(rows).reindex(columns=columns).replace("", pd.NA).astype("string")


def _in_words(field: dict, schema: dict) -> dict:
    kind, rules = TYPES.get(field["type"], field["type"]), "; ".join(allowed(field, schema))
    return field | {"column": field["name"], "type": kind, "allowed": rules}


def sources() -> pd.DataFrame:
    """Return one row for each source that the descriptor names.

    Columns: title, licence, path (its address), key (in references.bib).
    """
    frame = pd.DataFrame(package().descriptor["sources"])
    return frame.reindex(columns=["title", "licence", "path", "key"]).astype("string")
