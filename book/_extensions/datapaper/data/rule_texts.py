"""The rules of the data package in words, for the data dictionary and for messages."""

TYPES = {
    "integer": "a whole number in digits, such as 1951",
    "number": "a number in digits, such as 26.3",
    "boolean": "“true” or “false”",
    "string": "text",
}
CONSTRAINTS = {
    "required": "must not be empty",
    "unique": "must not occur twice",
    "minimum": "must be at least {}",
    "maximum": "must be at most {}",
    "minLength": "must have at least {} characters",
    "maxLength": "must have at most {} characters",
    "pattern": "must match {}",
    "enum": "must be one of: {}",
}
OWN_RULES = {
    "citationKey": "must be a key of references.bib",
    "partialDate": "must be a date of the calendar",
    "precisionOf": "must say how exact {} is",
    "label": "must be the label of a paragraph, a table or a figure of the book",
    "shapes": "must have the form of its unit",
}


def constraint(name: str, field: dict) -> str:
    """Return one constraint in words, nothing for one that is unknown or asks for nothing."""
    value = field["constraints"].get(name)
    if name == "pattern" and "form" in field:
        return f"must be {field['form']}"
    if value is False:
        return ""
    shown = ", ".join(map(str, value)) if isinstance(value, list) else value
    return CONSTRAINTS.get(name, "").format(shown)


def allowed(field: dict, schema: dict) -> list[str]:
    """Return every rule for one column in words.

    field: its descriptor; schema: that of its resource, for the foreign keys.
    A constraint that has no words here is named as the descriptor writes it.
    """
    asked = {
        name: bound for name, bound in field.get("constraints", {}).items() if bound is not False
    }
    keys = [key for key in schema.get("foreignKeys", []) if field["name"] in listed(key["fields"])]
    return [
        *(constraint(name, field) or f"{name}: {bound}" for name, bound in asked.items()),
        *(words.format(field[name]) for name, words in OWN_RULES.items() if field.get(name)),
        *map(_pointed, keys),
    ]


def listed(names) -> list[str]:
    """Return the columns of a key, which the descriptor may write as one name or a list."""
    return [names] if isinstance(names, str) else names


def _pointed(key: dict) -> str:
    """Return in words which rows of which resource a foreign key points to."""
    reference = key["reference"]
    own, there = listed(key["fields"]), " and ".join(listed(reference["fields"]))
    together = f"with {' and '.join(own)} " if len(own) > 1 else ""
    return f"must be {together}the {there} of a row of {reference['resource'] or 'the same file'}"
