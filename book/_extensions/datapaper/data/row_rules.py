"""The rules that rows are held against: keys, pointers to other rows, and formulas over columns."""

import re

from simpleeval import EvalWithCompoundTypes

from datapaper.core.wording import did_you_mean, quoted

from .cell_rules import typed
from .package import DataPackage
from .rule_texts import listed
from .strict_csv import Fault, ParsedCsv


def key_faults(package: DataPackage, name: str, parsed: ParsedCsv) -> list[Fault]:
    """Return rows with an empty or repeated key, and unique cells that stand twice."""
    fields = package.fields(name)
    unique = [[one["name"]] for one in fields if one.get("constraints", {}).get("unique")]
    key, file = package.primary_key(name), package.path(name).name
    empty = [
        Fault(file, "must not be empty, because it names the row. Type a value.", row, column)
        for row, cells in parsed.rows.items()
        for column in key
        if not cells[column]
    ]
    repeated = [_repeated(file, parsed, columns) for columns in (key, *unique)]
    return sum(repeated, empty)


def _repeated(file: str, parsed: ParsedCsv, columns: list[str]) -> list[Fault]:
    first: dict[tuple, int] = {}
    for row, cells in parsed.rows.items():
        first.setdefault(values_of(cells, columns), row)
    found = []
    for row, cells in parsed.rows.items():
        values = values_of(cells, columns)
        if all(values) and first[values] != row:
            rule = f"is already used in row {first[values]}. Each row needs its own."
            found.append(Fault(file, rule, row, ", ".join(columns), ", ".join(values)))
    return found


def values_of(cells: dict[str, str], columns: list[str]) -> tuple[str, ...]:
    """Return the cells of a row in some columns."""
    return tuple(cells[column] for column in columns)


def pointer_faults(
    package: DataPackage, name: str, parsed_files: dict[str, ParsedCsv]
) -> list[Fault]:
    """Return the cells that point to a row that is not there.

    None where the other file cannot be read.
    """
    keys = package.resource(name)["schema"].get("foreignKeys", [])
    return [fault for key in keys for fault in _lost(package, name, key, parsed_files)]


def _lost(
    package: DataPackage, name: str, key: dict, parsed_files: dict[str, ParsedCsv]
) -> list[Fault]:
    """Return the cells of one foreign key that point to no row."""
    own, there = listed(key["fields"]), listed(key["reference"]["fields"])
    other = key["reference"]["resource"] or name
    targets = {values_of(cells, there) for cells in parsed_files[other].rows.values()}
    where = f"in data/{package.path(other).name} ({', '.join(there)})"
    pointing = {row: values_of(cells, own) for row, cells in parsed_files[name].rows.items()}
    return [
        Fault(
            package.path(name).name,
            f"is not {where}.{_near(values, targets)} Correct it, or add the row there.",
            row,
            ", ".join(own),
            ", ".join(values),
        )
        for row, values in pointing.items()
        if any(values) and targets and values not in targets
    ]


def _near(values: tuple[str, ...], targets: set[tuple[str, ...]]) -> str:
    """Return the question whether a near name was meant; numbered names are all alike."""
    named = [target[0] for target in targets if not re.search(r"\d", target[0])]
    return did_you_mean(values[0], sorted(named)) if len(values) == 1 else ""


def rule_faults(package: DataPackage, name: str, parsed: ParsedCsv, wrong: set[int]) -> list[Fault]:
    """Hold the rows whose cells are right against the rules over several columns."""
    kinds = {field["name"]: field["type"] for field in package.fields(name)}
    whole = {row: cells for row, cells in parsed.rows.items() if row not in wrong}
    found = []
    for rule in package.resource(name).get("rules", []):
        keeps = _formula(rule["formula"])
        used = [column for column in kinds if re.search(rf"\b{column}\b", rule["formula"])]
        for row, cells in whole.items():
            if not keeps({column: typed(cell, kinds[column]) for column, cell in cells.items()}):
                values = ", ".join(f"{column} {quoted(cells[column])}" for column in used)
                says = f"{rule['says'][:1].upper()}{rule['says'][1:]}"
                found.append(Fault(package.path(name).name, f"{says} (now: {values}).", row))
    return found


def _formula(formula: str):
    """Return a function that tells whether values keep a rule.

    A rule that cannot be computed is broken.
    """
    parsed = EvalWithCompoundTypes().parse(formula)

    def keeps(values: dict) -> bool:
        """Tell whether the values of a row keep the rule."""
        try:
            return bool(EvalWithCompoundTypes(names=values).eval(formula, parsed))
        except Exception:
            return False

    return keeps
