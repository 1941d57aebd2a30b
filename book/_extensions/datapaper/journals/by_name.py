"""Functions that files of YAML name: ``arxiv_source`` in a module is ``arxiv-source`` there."""

from collections.abc import Callable, Iterable
from types import FunctionType, ModuleType


def by_name(modules: Iterable[ModuleType]) -> dict[str, Callable]:
    """Return every public function that these modules define, by its name with hyphens."""
    return {
        name.replace("_", "-"): one
        for module in modules
        for name, one in vars(module).items()
        if isinstance(one, FunctionType) and one.__module__ == module.__name__ and name[0] != "_"
    }
