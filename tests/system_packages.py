"""Install the Debian packages that some tests need, where that is possible.

    python tests/system_packages.py apt.txt

On Debian or Ubuntu, as root or with sudo that asks for no password, missing
packages are named and installed. Elsewhere, and with SYSTEM=no, they are only named; the
tests that need them are then skipped, each with the name of its package. The exit code is 0.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path


def ended(*command: str) -> int:
    """Run a command in silence; return its exit code."""
    quiet = subprocess.DEVNULL
    return subprocess.run(command, check=False, stdout=quiet, stderr=quiet).returncode


def absent(packages: list[str]) -> list[str]:
    """Return those packages that dpkg does not know as installed."""
    if not shutil.which("dpkg-query"):
        return packages
    command = [
        "dpkg-query",
        "--show",
        "--showformat",
        "${Package} ${db:Status-Status}\n",
        *packages,
    ]
    shown = subprocess.run(command, check=False, capture_output=True, text=True).stdout
    known = shown.splitlines()
    return [package for package in packages if f"{package} installed" not in known]


def as_root() -> list[str] | None:
    """Return what to put before a command to run it as root, or None if that is not allowed."""
    if os.geteuid() == 0:
        return []
    may = shutil.which("sudo") and ended("sudo", "-n", "true") == 0
    return ["sudo", "-n"] if may else None


def install(packages: list[str], prefix: list[str]) -> None:
    """Install the packages together; if that fails, those that can be had."""
    apt = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", "--yes"]
    together = [*apt, "install", "--no-install-recommends"]
    ended(*apt, "update")
    if ended(*together, *packages):
        for package in packages:
            ended(*together, package)


def main(path: str) -> str:
    """See to the packages listed in a file; return one line on what was done."""
    wanted = [
        line.split("#")[0].strip() for line in Path(path).read_text(encoding="utf-8").splitlines()
    ]
    missing = absent([package for package in wanted if package])
    if not missing:
        return "System packages: all installed."
    if os.environ.get("SYSTEM") != "no" and shutil.which("apt-get"):
        prefix = as_root()
        if prefix is not None:
            print(f"System packages: installing {', '.join(missing)}", flush=True)
            install(missing, prefix)
    left = absent(missing)
    done = [package for package in missing if package not in left]
    told = [f"installed: {', '.join(done)}"] * bool(done)
    told += [f"missing: {', '.join(left)}; the tests that need them are skipped"] * bool(left)
    return f"System packages: {'; '.join(told)}."


if __name__ == "__main__":
    print(main(sys.argv[1]), flush=True)
