"""Check the descriptor of the data package itself, before any file is held against it."""

import json
import re
from functools import lru_cache

from simpleeval import EvalWithCompoundTypes

from . import frictionless_check
from .cell_rules import KNOWN
from .package import DataPackage
from .rule_texts import TYPES, listed
from .validate_own_keys import own_key_faults


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
    resources = {one["name"]: one for one in package.descriptor.get("resources", [])}
    found = [] if resources else ["resources: there must be one at least"]
    for name, resource in resources.items():
        schema = resource.get("schema", {})
        whole = schema.get("fields") and schema.get("primaryKey")
        faults = _of_resource(resource, resources) if whole else ["must have a primary key"]
        found += [f"resource {name!r}, {fault}" for fault in faults]
    return found


def _of_resource(resource: dict, resources: dict[str, dict]) -> list[str]:
    found = [fault for field in resource["schema"]["fields"] for fault in _of_field(field)]
    for key in resource["schema"].get("foreignKeys", []):
        found += _of_pointer(key["reference"], resource, resources)
    if not isinstance(resource.get("rowsPage", True), bool):
        found.append("rowsPage: must be true or false")
    return found + _of_rules(resource.get("rules", [])) + own_key_faults(resource)


def _of_rules(rules) -> list[str]:
    shaped = isinstance(rules, list) and all(
        isinstance(rule, dict) and {*rule} == {"formula", "says"} for rule in rules
    )
    if not shaped:
        return ["rules: each must have a formula and what it says"]
    formulas, parse = [rule["formula"] for rule in rules], EvalWithCompoundTypes().parse
    return [f"the formula {one!r} cannot be read" for one in formulas if _fails(parse, one)]


def _of_field(field: dict) -> list[str]:
    """Return what is wrong with a column that the standard allows."""
    column, constraints = f"column {field['name']!r}", field.get("constraints", {})
    found = [
        f"{column}: the constraint {rule!r} is not known here, or {bound!r} is not what it takes"
        for rule, bound in constraints.items()
        if rule not in KNOWN
        or (rule == "pattern" and _fails(re.compile, bound))
        or (rule in ("minimum", "maximum") and _fails(float, bound))
    ]
    shapes = field.get("shapes", {}).values()
    found += [f"{column}: {one!r} is no pattern" for one in shapes if _fails(re.compile, one)]
    if field.get("letters", "any") != "any":
        found.append(f"{column}: letters can only be 'any'")
    kinds = ", ".join(TYPES)
    wrong_type = field.get("type") not in TYPES
    return found + [f"{column}: the type must be one of: {kinds}"] * wrong_type


def _of_pointer(reference: dict, resource: dict, resources: dict[str, dict]) -> list[str]:
    other = resources.get(reference["resource"] or resource["name"])
    if other is None:
        return [f"a foreign key points to {reference['resource']!r}, which is not there"]
    there = [field["name"] for field in other.get("schema", {}).get("fields", [])]
    return [
        f"a foreign key names a column {name!r} that {other['name']} does not have"
        for name in listed(reference["fields"])
        if name not in there
    ]


def _fails(read, text) -> bool:
    """Tell whether a text cannot be read by a function."""
    try:
        return read(text) is None
    except Exception:
        return True
