"""Make the environment of the book, ``.venv``, or bring it up to date; ``make`` runs this first.

    python3 environment.py [PYTHON]

PYTHON: the command of the interpreter for the environment. Without it an environment that is
whole stays, and a new one takes the first Python on the search path that the book supports.
It needs no package, and an old Python can read it far enough to say what is wrong.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = next(folder for folder in HERE.parents if (folder / "requirements.txt").exists())
VENV, LOG = ROOT / ".venv", ROOT / "_build" / "log" / "environment.log"
STAMP = VENV / ".installed"
SUPPORTED = [(3, 13), (3, 12), (3, 11)]
ASK = "import sys; print(*sys.version_info[:3])"
PIP = ["-m", "pip", "install", "--disable-pip-version-check"]
ENGINE = ["--no-deps", "--no-build-isolation", "--no-index", "--editable", str(HERE)]


def main(asked):
    """Return the exit code. asked: the command of a Python, or nothing."""
    # An environment that is linked to belongs to somebody else.
    if os.environ.get("INSTALL") == "no" or VENV.is_symlink():
        return 0
    python, version = _chosen(asked)
    if python is None:
        print(_refusal(asked, version), file=sys.stderr)
        return 1
    stamp = _stamp(version)
    if STAMP.exists() and STAMP.read_text(encoding="utf-8") == stamp:
        return 0
    return _install(python, version, stamp)


def _chosen(asked):
    """Return the command and version of the Python to use; no command for one that will not do."""
    inside = str(VENV / "bin" / "python")
    if not asked and STAMP.exists() and _is_supported(_version(inside)):
        return inside, _version(inside)
    names = [asked] if asked else ["python3", *(f"python3.{minor}" for _, minor in SUPPORTED)]
    found = ((name, _version(name)) for name in names)
    fitting = ((name, version) for name, version in found if _is_supported(version))
    return next(fitting, (None, _version(names[0])))


def _version(python):
    """Return the version of a Python, three numbers; nothing if it cannot be run."""
    try:
        done = subprocess.run(
            [python, "-c", ASK], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True
        )
    except (OSError, subprocess.CalledProcessError):
        return ()
    return tuple(map(int, done.stdout.split()))


def _is_supported(version):
    return version[:2] in SUPPORTED


def _refusal(asked, version):
    known = ", ".join(f"{major}.{minor}" for major, minor in SUPPORTED[::-1])
    is_what = f"is {_dotted(version)}" if version else "cannot be run"
    return (
        f"The book needs Python {known}, and {asked or 'python3'} {is_what}.\n"
        "Install one of these versions and name it: make PYTHON=python3.12"
    )


def _dotted(version):
    return ".".join(map(str, version))


def _stamp(version):
    """Return what decides what is installed: the Python, the lock and the engine's own settings."""
    total = hashlib.sha256()
    for file in (ROOT / "requirements.txt", HERE / "pyproject.toml"):
        total.update(file.read_bytes())
    return f"{_dotted(version)} {total.hexdigest()}\n"


def _install(python, version, stamp):
    made_with = STAMP.read_text(encoding="utf-8").split()[0] if STAMP.exists() else ""
    number, inside, commands = _dotted(version), str(VENV / "bin" / "python"), []
    if made_with != number:
        if VENV.exists():
            why = f"was made with Python {made_with}, and the book now uses Python {number}"
            print(f"Making .venv again: it {why if made_with else 'was not completed'}")
        shutil.rmtree(VENV, ignore_errors=True)
        commands = [[python, "-m", "venv", str(VENV)]]
    locked = ["--require-hashes", "-r", "requirements.txt"]
    commands += [[inside, *PIP, *locked], [inside, *PIP, *ENGINE]]
    wait = "Installing the packages listed in requirements.txt into .venv (one to two minutes)"
    print(wait, flush=True)
    if STAMP.exists():
        STAMP.unlink()
    failed = _failed(commands)
    if not failed:
        STAMP.write_text(stamp, encoding="utf-8")
    return failed


def _failed(commands):
    """Run commands one after the other, logged; return the exit code of the first that fails."""
    LOG.parent.mkdir(parents=True, exist_ok=True)
    with LOG.open("wb") as log:
        for command in commands:
            if subprocess.call(command, cwd=str(ROOT), stdout=log, stderr=subprocess.STDOUT):
                _show_end(command)
                return 1
    return 0


def _show_end(command):
    lines = LOG.read_text(encoding="utf-8", errors="replace").splitlines()
    shown = [line for line in lines if "is ignored: it is neither a file" not in line][-10:]
    end = f"{' '.join(command[:4])} failed. Check your internet connection. All messages: {LOG}"
    print(*shown, end, sep="\n", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else ""))
