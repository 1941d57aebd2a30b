"""Which programs the tests start and which Debian packages they name, as their source says."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
STARTS = {("building", "run"), ("subprocess", "run"), ("subprocess", "Popen"), ("shutil", "which")}
PARTS = {
    ast.List: lambda node: node.elts,
    ast.Tuple: lambda node: node.elts,
    ast.Starred: lambda node: [node.value],
    ast.IfExp: lambda node: [node.body, node.orelse],
    ast.BinOp: lambda node: (
        [node.left, node.right] if isinstance(node.op, ast.Add) else [ast.Pass()]
    ),
}
Function = ast.FunctionDef | ast.AsyncFunctionDef


class Module(NamedTuple):
    """What a module defines, name -> source, and imports, name -> module and the name in it.

    That name is empty where the module itself is imported.
    """

    defined: dict[str, ast.AST]
    imported: dict[str, tuple[str, str]]


class Place(NamedTuple):
    """A name in a module."""

    module: str
    name: str


@cache
def modules() -> dict[str, Module]:
    """Return every module of the tests by name."""
    files = {
        ".".join(file.relative_to(HERE).with_suffix("").parts).removesuffix(".__init__"): file
        for file in HERE.rglob("*.py")
    }
    return {
        name: _module(
            name,
            ast.parse(file.read_text(encoding="utf-8")),
            file.name == "__init__.py",
            set(files),
        )
        for name, file in files.items()
    }


def _module(own: str, tree: ast.Module, package: bool, known: set[str]) -> Module:
    defined, imported = {}, {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            imported |= {(name.asname or name.name): (name.name, "") for name in node.names}
        elif isinstance(node, ast.ImportFrom):
            above = (
                own.split(".")[: len(own.split(".")) - node.level + package] if node.level else []
            )
            source = ".".join([*above, *filter(None, [node.module])])
            for name in node.names:
                inner = f"{source}.{name.name}".lstrip(".")
                imported[name.asname or name.name] = (
                    (inner, "") if inner in known else (source, name.name)
                )
    for node in tree.body:
        if isinstance(node, Function | ast.ClassDef):
            defined[node.name] = node
        elif isinstance(node, ast.Assign):
            defined |= {
                name.id: node.value
                for target in node.targets
                for name in ast.walk(target)
                if isinstance(name, ast.Name)
            }
    return Module(defined, imported)


def tests() -> list[Place]:
    """Return every test."""
    return [
        Place(name, own)
        for name, module in modules().items()
        if name.startswith("test_")
        for own in module.defined
        if own.startswith("test_")
    ]


def started(place: Place, known: set[str]) -> set[str]:
    """Return the programs that a test starts, itself, in what it calls or in its fixtures.

    These are the first words of commands, and other words of them that are ``known`` programs.
    """
    return {
        word
        for one in _reached({place})
        for first, words in _started(one)
        for word in (first, *(known & words))
        if word
    }


def needed(place: Place) -> set[str]:
    """Return the packages that the marks of a test name."""
    own = modules()[place.module]
    marks = [*own.defined[place.name].decorator_list, own.defined.get("pytestmark", ast.Pass())]
    found = {name for mark in marks for name in _packages(place.module, mark)}
    for other in _reached({there for mark in marks for there in _named(place.module, mark)}):
        found.update(_packages(other.module, modules()[other.module].defined[other.name]))
    return found


def _packages(module: str, source: ast.AST) -> Iterator[str]:
    """The packages that a source names with ``needs``."""
    for node in ast.walk(source):
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "needs":
            yield from _texts(ast.Tuple(node.args), _values(module))


def _reached(places: set[Place]) -> set[Place]:
    """These names and those to which their sources lead."""
    found, todo = set(), places
    while todo:
        found |= todo
        todo = {
            other
            for one in todo
            for other in _named(one.module, modules()[one.module].defined[one.name])
        } - found
    return found


def _named(module: str, source: ast.AST) -> Iterator[Place]:
    """The names of the tests' modules that a source uses, fixtures among them."""
    own, arguments = modules()[module], set()
    if isinstance(source, Function):
        arguments = {argument.arg for argument in source.args.args}
        if source.name.startswith("test_") or any(
            "fixture" in ast.unparse(mark) for mark in source.decorator_list
        ):
            yield from (
                Place(where, name)
                for name in arguments
                for where in (module, "conftest")
                if name in modules()[where].defined
            )
    for node in ast.walk(source):
        if isinstance(node, ast.Name) and node.id not in arguments and node.id in own.defined:
            yield Place(module, node.id)
        elif (
            isinstance(node, ast.Name | ast.Attribute)
            and (there := _imported(own, node))
            and there.module in modules()
            and there.name in modules()[there.module].defined
        ):
            yield there


def _imported(own: Module, node: ast.AST) -> Place | None:
    """What a name of another module stands for: ``run`` if imported from it, or ``building.run``."""
    if isinstance(node, ast.Name):
        return Place(*own.imported[node.id]) if node.id in own.imported else None
    if (
        isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and own.imported.get(node.value.id, ("", "-"))[1] == ""
    ):
        return Place(own.imported[node.value.id][0], node.attr)
    return None


def _started(place: Place) -> Iterator[tuple[str, set[str]]]:
    """The first word of each command that a function or value starts itself, and all its words."""
    own = modules()[place.module]
    source = own.defined[place.name]
    values = _values(place.module)
    for node in ast.walk(source):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            values.setdefault(node.targets[0].id, []).append(node.value)
    for node in ast.walk(source):
        if isinstance(node, ast.Call) and _imported(own, node.func) in STARTS:
            texts = list(_texts(ast.Tuple(node.args), values))
            yield texts[0], {word for text in texts for word in text.split()}


def _values(module: str) -> dict[str, list[ast.AST]]:
    """The names of a module that stand for values, each with its source."""
    others = Function | ast.ClassDef
    return {
        name: [value]
        for name, value in modules()[module].defined.items()
        if not isinstance(value, others)
    }


def _texts(source: ast.AST, values: dict[str, list[ast.AST]]) -> Iterator[str]:
    """The texts of a command in their order, all that may stand in a place; empty for an unknown."""
    if isinstance(source, ast.Constant):
        yield str(source.value)
    elif isinstance(source, ast.Name) and source.id in values:
        others = {name: value for name, value in values.items() if name != source.id}
        yield from (text for value in values[source.id] for text in _texts(value, others))
    elif parts := PARTS.get(type(source)):
        yield from (text for part in parts(source) for text in _texts(part, values))
    else:
        yield ""
