"""The folder of one paper, and where things lie in it."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import yaml

from .refusal import Refusal

CONFIG, CONTENTS = "_config.yml", "_toc.yml"


class NotAProject(Refusal):
    """No paper lies where one was looked for; the message says where."""


@dataclass(frozen=True)
class Project:
    """One paper. root: the folder that holds its ``_config.yml``."""

    root: Path

    @classmethod
    def find(cls, start: Path | None = None) -> "Project":
        """Return the paper that a file or folder belongs to, the working directory unless given.

        Raises NotAProject if neither it nor a folder above it holds ``_config.yml``.
        """
        start = (start or Path.cwd()).resolve()
        for folder in (start, *start.parents):
            if (folder / CONFIG).is_file():
                return cls(folder)
        raise NotAProject(f"neither {start} nor a folder above it holds {CONFIG}")

    @property
    def build(self) -> Path:
        """The folder of everything that is built."""
        return self.root / "_build"

    @property
    def executed(self) -> Path:
        """The folder of the execution cache."""
        return self.build / ".executed"

    @property
    def data(self) -> Path:
        """The folder of the data package."""
        return self.root / "data"

    @property
    def descriptor(self) -> Path:
        """The descriptor of the data package."""
        return self.data / "datapackage.json"

    @property
    def bibliography(self) -> Path:
        """The works that are cited."""
        return self.root / "references.bib"

    @property
    def lock(self) -> Path:
        """The lock of the packages, with hashes."""
        return self.root / "requirements.txt"

    @cached_property
    def pages(self) -> Path:
        """The folder of notebooks and pages: that of the first page in the contents."""
        try:
            contents = yaml.safe_load((self.root / CONTENTS).read_text(encoding="utf-8"))
            return (self.root / contents["root"]).parent
        except (OSError, yaml.YAMLError, TypeError, KeyError):
            raise NotAProject(f"{self.root / CONTENTS} names no first page (root: ...)") from None

    @property
    def notebooks(self) -> list[Path]:
        """All notebooks of the paper, by their names."""
        return sorted(self.pages.glob("*.ipynb"))

    @property
    def paper(self) -> Path:
        """The file that says what this edition is."""
        return self.pages / "paper.yml"

    def inside(self, path: Path) -> str:
        """Return how a message names a file: by its path from the root, with slashes."""
        return path.relative_to(self.root).as_posix()
