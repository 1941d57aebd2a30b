"""Check the descriptor of the data package itself, before any file is held against it."""

import json
import re
from contextlib import suppress
from functools import lru_cache

from simpleeval import EvalWithCompoundTypes

from . import frictionless_check
from .cell_rules import KNOWN
from .package import DataPackage
from .rule_texts import TYPES, listed


def descriptor_faults(package: DataPackage) -> list[str]:
    """Return one line for each fault of ``datapackage.json``.

    It is held against the standard, then against what only this engine asks for.
    Raises DataError if it is not JSON.
    """
    return list(_faults(package, json.dumps(package.descriptor)))


@lru_cache(maxsize=8)  # files change more often than what describes them
def _faults(package: DataPackage, descriptor: str) -> list[str]:
    faults = frictionless_check.descriptor_faults(package) if package.descriptor else []
    return [f"data/datapackage.json: {fault}" for fault in faults or _against_the_engine(package)]


def _against_the_engine(package: DataPackage) -> list[str]:
    resources = package.descriptor.get("resources", [])
    if not resources:
        return ["resources: there must be one at least"]
    if lacking := [one.get("name") for one in resources if not _has_schema(one)]:
        rule = "must have a schema with fields and a primary key"
        return [f"resource {name!r} {rule}" for name in lacking]
    named = {one["name"]: one for one in resources}
    return [
        f"resource {one['name']!r}, {fault}"
        for one in resources
        for fault in _of_resource(one, named)
    ]


def _has_schema(resource: dict) -> bool:
    schema = resource.get("schema", {})
    return all([resource.get("path"), schema.get("fields"), schema.get("primaryKey")])


def _of_resource(resource: dict, resources: dict[str, dict]) -> list[str]:
    schema = resource["schema"]
    fields = {field["name"]: field for field in schema["fields"]}
    found = [
        f"column {name!r}: the type must be one of: {', '.join(TYPES)}"
        for name, field in fields.items()
        if field.get("type") not in TYPES
    ]
    for name, field in fields.items():
        found += _of_constraints(name, field.get("constraints", {}))
    missing = [name for name in listed(schema["primaryKey"]) if name not in fields]
    found += [f"the key names a column {name!r} that is not there" for name in missing]
    for key in schema.get("foreignKeys", []):
        found += _of_pointer(key, resource, resources)
    if not isinstance(resource.get("rowsPage", True), bool):
        found.append("rowsPage: must be true or false")
    formulas = [rule["formula"] for rule in resource.get("rules", [])]
    return found + [f"the formula {one!r} cannot be read" for one in formulas if not _parses(one)]


def _of_constraints(column: str, constraints: dict) -> list[str]:
    return [
        f"column {column!r}: the constraint {rule!r} is not known here, "
        f"or {bound!r} is not what it takes"
        for rule, bound in constraints.items()
        if not _is_sound(rule, bound)
    ]


def _is_sound(rule: str, bound) -> bool:
    """Tell whether a constraint is known, with a bound that cells can be compared with."""
    if rule == "pattern":
        with suppress(re.error):
            return bool(re.compile(bound))
        return False
    kinds = {"enum": list, "required": bool, "unique": bool, "minLength": int, "maxLength": int}
    return rule in KNOWN and isinstance(bound, kinds.get(rule, (int, float)))


def _of_pointer(key: dict, resource: dict, resources: dict[str, dict]) -> list[str]:
    other = resources.get(key["reference"]["resource"] or resource["name"])
    if other is None:
        return [f"a foreign key points to {key['reference']['resource']!r}, which is not there"]
    named = [(name, resource) for name in listed(key["fields"])]
    named += [(name, other) for name in listed(key["reference"]["fields"])]
    return [
        f"a foreign key names a column {name!r} that {one['name']} does not have"
        for name, one in named
        if name not in [field["name"] for field in one["schema"]["fields"]]
    ]


def _parses(formula: str) -> bool:
    try:
        return EvalWithCompoundTypes().parse(formula) is not None
    except Exception:
        return False
