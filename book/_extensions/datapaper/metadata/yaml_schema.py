"""Read a file of YAML, hold it against a schema, and say in plain words what is wrong with it."""

from functools import lru_cache
from pathlib import Path

import jsonschema
import yaml

from datapaper.core.refusal import Refusal
from datapaper.core.wording import FAR, all_quoted, did_you_mean, nearest, ordinal, quoted

ITEMS = {  # the name of a list -> what one of its entries is called
    "authors": "author",
    "roles": "role",
    "abstract": "part of the abstract",
    "statements": "statement",
    "keywords": "keyword",
    "related": "related work",
}


class BadMetadata(Refusal):
    """A file holds what it may not.

    The message has a line for each fault: file, place, value, and what to write.
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
    """Return one line for each fault, by place, to be read after the name of the file.

    ``says`` in the schema is what is allowed, ``needs`` what an object lacks.
    """
    found = jsonschema.Draft202012Validator(schema).iter_errors(given)
    ordered = sorted(found, key=lambda error: list(map(str, error.path)))
    return list(dict.fromkeys(filter(None, map(_message, ordered))))


def place_of(path) -> str:
    """Return a path of fields and numbers in words: ``second author, first role``."""
    words: list[str] = []
    for step in path:
        if isinstance(step, int):
            name = words.pop() if words else "file"
            words.append(f"{ordinal(step + 1)} {ITEMS.get(name, f'entry of {name}')}")
        else:
            words.append(str(step))
    return ", ".join(words)


def _message(error) -> str:
    """Return the line for one fault; nothing for one that another line tells."""
    place = place_of(error.path)
    start, given = f", {place}: " if place else ": ", error.instance
    if error.validator == "required":
        known = error.schema.get("properties", {})
        unknown = [name for name in given if name not in known]
        missing = [name for name in error.validator_value if name not in given]
        lacking = [one for one in missing if one not in {nearest(name, known) for name in unknown}]
        return f"{start}{all_quoted(lacking)} is missing. Add it." if lacking else ""
    if error.validator == "additionalProperties":
        known = error.schema["properties"]
        return start + " ".join(_unknown(name, known) for name in given if name not in known)
    if "needs" in error.schema and isinstance(given, dict):
        return f"{start}{error.schema['needs']}"
    choices = map(str, error.schema.get("enum", ()))
    hint = did_you_mean(given, choices, FAR) if isinstance(given, str) else ""
    return f"{start}{quoted(given)} must be {error.schema['says']}.{hint}"


def _unknown(name: str, known) -> str:
    hint = did_you_mean(str(name), known) or f" Known entries: {', '.join(known)}."
    return f"Unknown entry {quoted(name)}.{hint}"
