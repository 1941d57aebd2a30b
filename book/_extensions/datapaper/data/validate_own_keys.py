"""Check the keys of a resource that only this engine knows: ``quotations``, ``series``, ``totals``.

Each must be written as its module says, and name columns that are there.
"""

from collections.abc import Iterator

import jsonschema

from .quotations import COLUMNS

TEXT, TEXTS = {"type": "string"}, {"type": "array", "items": {"type": "string"}, "minItems": 1}
PATTERNS = {"type": "object", "additionalProperties": {**TEXT, "format": "regex"}}
SUM = {"total": TEXT, "parts": TEXTS}


def _object(properties: dict, *required: str) -> dict:
    return {
        "type": "object",
        "properties": properties,
        "required": list(required),
        "additionalProperties": False,
    }


SCHEMAS = {
    "quotations": _object(
        {
            "value": TEXT,
            "years": TEXTS,
            "words": {"type": "object", "additionalProperties": PATTERNS},
        }
    ),
    "series": _object(
        {
            "by": TEXTS,
            "year": TEXT,
            "value": TEXT,
            "gaps": {"type": "array", "items": {"type": "integer"}},
            "where": {"type": "object", "additionalProperties": TEXTS},
        },
        *("by", "year", "value"),
    ),
    "totals": _object(
        {"value": TEXT, "sums": {"type": "array", "items": _object(SUM, *SUM)}}, "value", "sums"
    ),
}
CHECKER = jsonschema.FormatChecker(["regex"])


def own_key_faults(resource: dict) -> list[str]:
    """Return what is wrong with these keys of the descriptor of one resource, a line for each."""
    return [
        f"{key}: {fault}"
        for key, schema in SCHEMAS.items()
        if key in resource
        for fault in _malformed(resource[key], schema) or _columns(key, resource)
    ]


def _malformed(asked, schema: dict) -> list[str]:
    found = jsonschema.Draft202012Validator(schema, format_checker=CHECKER).iter_errors(asked)
    return [": ".join([*map(str, error.absolute_path), error.message]) for error in found]


def _columns(key: str, resource: dict) -> Iterator[str]:
    """Return the columns that are not there, or not of the type that is needed."""
    fields = {field["name"]: field for field in resource["schema"]["fields"]}
    asked = resource[key]
    named = {name: [asked[name]] for name in ("value", "year") if name in asked}
    named |= {name: list(asked.get(name, [])) for name in ("years", "by", "where", "words")}
    named |= {"the columns of a quotation": COLUMNS} if key == "quotations" else {}
    for name, columns in named.items():
        for column in columns:
            if column not in fields:
                yield f"{name}: there is no column {column!r}"
            elif name in NEEDED and not NEEDED[name][0](fields[column]):
                yield f"{name}: the column {column!r} must be {NEEDED[name][1]}"


def _is_number(field: dict) -> bool:
    return field.get("type") in ("integer", "number")


def _is_year(field: dict) -> bool:
    return field.get("type") == "integer" or bool(field.get("partialDate"))


A_YEAR = (_is_year, "a whole number or a date (partialDate)")
# What the columns must be that are named so, as a test and in words.
NEEDED = {"value": (_is_number, "a number"), "year": A_YEAR, "years": A_YEAR}
