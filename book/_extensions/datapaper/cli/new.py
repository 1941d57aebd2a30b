"""Write another paper with the same engine: a small one that is complete, to be replaced.

    python -m datapaper new FOLDER

FOLDER must not be there yet, or be empty. The engine, the lock and the licence of the code
are copied from the paper around the working directory.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import datapaper
from datapaper.core.project import Project
from datapaper.core.refusal import Refusal

ENGINE = Path(datapaper.__file__).parents[1]
TEMPLATE = Path(datapaper.__file__).with_name("template")
COPIED = ("requirements.in", "requirements.txt", "LICENSE-code")
NOT_COPIED = shutil.ignore_patterns("__pycache__", ".*_cache", "*.egg-info")
STEPS = ("cff", "execute")  # what stands in files that follow from others


def main(folder: str = "") -> int:
    """Write the paper and execute its notebooks; return the exit code. Raises Refusal."""
    here, target = Project.find(), Path(folder).resolve()
    if refused := refusal(folder, target, here):
        raise Refusal(refused)
    write(target, here)
    for step in STEPS:
        command = [sys.executable, "-m", "datapaper", step]
        engine = {"PYTHONPATH": str(Project(target).pages / "_extensions")}
        done = subprocess.run(command, check=False, cwd=target, env=os.environ | engine)
        if done.returncode:
            return done.returncode
    print(f"A small paper is in {target}. Its README.md explains what to change.")
    return 0


def refusal(given: str, target: Path, here: Project) -> str:
    """Return why no paper can be written into a folder; nothing if one can."""
    if not given:
        return "Name a folder for the new paper: make new DIR=../mine"
    if target.is_relative_to(here.root):
        return f"{target} is inside this paper. Choose a folder outside it."
    if target.exists() and not (target.is_dir() and not any(target.iterdir())):
        return f"{target} is not empty. Choose an empty folder, or one that does not exist yet."
    return ""


def write(target: Path, here: Project):
    """Write the paper of the template, with a copy of the engine, the lock and its licence.

    here: the paper that these are copied from.
    """
    shutil.copytree(TEMPLATE, target, ignore=NOT_COPIED, dirs_exist_ok=True)
    for name in COPIED:
        shutil.copy2(here.root / name, target / name)
    shutil.copytree(ENGINE, Project(target).pages / "_extensions", ignore=NOT_COPIED)
