"""Read a file of YAML, hold it against a schema, and say in plain words what is wrong with it."""

from functools import lru_cache
from pathlib import Path

import jsonschema
import yaml

from datapaper.core.refusal import Refusal

SHOWN = 60


class BadMetadata(Refusal):
    """A file holds what it may not.

    The message has a line for each fault: file, field, value, what is allowed.
    """


def loaded(file: Path):
    """Return what a file of YAML holds. Raises BadMetadata if it cannot be read."""
    try:
        return yaml.safe_load(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise BadMetadata(f"{shown_path(file)}: {' '.join(str(error).split())}") from None


def shown_path(file: Path) -> str:
    """Return how a file is named in a message: with its folder."""
    return f"{file.parent.name}/{file.name}"


def known(fields: dict) -> dict:
    """Return fields without those that are empty, so not known; zero and false are known."""
    return {name: value for name, value in fields.items() if value not in ("", None, [], {})}


def line_of(file: Path, *path: str | int) -> int:
    """Return the line, counted from 1, on which the text at a path of fields and places begins."""
    node = _composed(file.read_text(encoding="utf-8"))
    if node is None:
        return 1
    for step in path:
        named = {} if isinstance(step, int) else {key.value: value for key, value in node.value}
        node = node.value[step] if isinstance(step, int) else named[step]
    is_block = isinstance(node, yaml.ScalarNode) and node.style in ("|", ">")
    return node.start_mark.line + (2 if is_block else 1)


@lru_cache(maxsize=2)
def _composed(text: str) -> yaml.Node | None:
    """Return what a text of YAML holds, with the places at which it stands."""
    return yaml.compose(text)


def faults(given, schema: dict) -> list[str]:
    """Return one line for each fault, by field; ``says`` in the schema is what is allowed."""
    found = jsonschema.Draft202012Validator(schema).iter_errors(given)
    return [
        _message(error) for error in sorted(found, key=lambda error: list(map(str, error.path)))
    ]


def _message(error) -> str:
    steps = [str(part + 1 if isinstance(part, int) else part) for part in error.path]
    place = ".".join(steps) or "the whole"
    if error.validator == "required":
        missing = [name for name in error.validator_value if name not in error.instance]
        return f"field {place!r}: lacks {', '.join(missing)}"
    if error.validator == "additionalProperties":
        known = error.schema["properties"]
        unknown = ", ".join(repr(name) for name in error.instance if name not in known)
        return f"field {place!r}: has no {unknown}; it may have: {', '.join(known)}"
    value = repr(error.instance)
    shown = value if len(value) <= SHOWN else value[:SHOWN] + "…"
    return f"field {place!r}, value {shown}: must be {error.schema['says']}"
