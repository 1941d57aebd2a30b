"""The data package of a project: its descriptor, its rows, and the digest of its state."""

import csv
import hashlib
import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from datapaper.core import digests
from datapaper.core.project import Project
from datapaper.core.refusal import Refusal
from datapaper.core.wording import did_you_mean


class DataError(Refusal):
    """The data package breaks one of its own rules; the message says where."""


@dataclass(frozen=True)
class DataPackage:
    """The data package in the folder ``data`` of a project; its descriptor is read once."""

    project: Project

    @cached_property
    def descriptor(self) -> dict:
        """``datapackage.json`` as a dictionary (Frictionless Data Package).

        Raises DataError, with line and column, if it is not JSON, and if it cannot be read.
        """
        name = self.project.inside(self.project.descriptor)
        try:
            return json.loads(self.project.descriptor.read_text(encoding="utf-8"))
        except json.JSONDecodeError as error:
            place = f"line {error.lineno}, column {error.colno}"
            raise DataError(f"{name}, {place}: {error.msg}") from None
        except (OSError, UnicodeDecodeError) as error:
            raise DataError(f"{name}: {error}") from None

    @property
    def resources(self) -> list[dict]:
        """The descriptors of all resources, in their order."""
        return self.descriptor["resources"]

    def resource(self, name: str) -> dict:
        """Return the descriptor of one resource.

        Raises DataError, naming the resources there are, if ``name`` is none of them.
        """
        known = {entry["name"]: entry for entry in self.resources}
        if name not in known:
            hint = did_you_mean(name, known) or f" There are: {', '.join(sorted(known))}."
            raise DataError(f"no resource {name!r} in data/datapackage.json.{hint}")
        return known[name]

    def path(self, name: str) -> Path:
        """Return the CSV file of one resource."""
        return self.project.data / self.resource(name)["path"]

    def fields(self, name: str) -> list[dict]:
        """Return the field descriptors of one resource, in column order."""
        return self.resource(name)["schema"]["fields"]

    def primary_key(self, name: str) -> list[str]:
        """Return the columns of the primary key of one resource."""
        key = self.resource(name)["schema"]["primaryKey"]
        return [key] if isinstance(key, str) else key

    def rows(self, name: str) -> list[dict[str, str]]:
        """Return the rows of one CSV file as they are written, column -> cell.

        The first is row 2, after the head.
        """
        with self.path(name).open(encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))

    def digest(self) -> str:
        """Return the SHA-256 of every file that decides whether the data are valid."""
        rules = [digests.of_code(Path(__file__).parents[1] / layer) for layer in ("core", "data")]
        tables = sorted(self.project.data.glob("*.csv"))
        files = [self.project.descriptor, self.project.bibliography, *tables]
        read = [(file.name, digests.of_file(file)) for file in files if file.exists()]
        return hashlib.sha256(repr([rules, read]).encode()).hexdigest()
