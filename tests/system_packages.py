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

QUIET = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}


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
    known = subprocess.run(command, capture_output=True, text=True).stdout.splitlines()
    return [package for package in packages if f"{package} installed" not in known]


def as_root() -> list[str] | None:
    """Return what to put before a command to run it as root, or None if that is not allowed."""
    if os.geteuid() == 0:
        return []
    may = shutil.which("sudo") and subprocess.run(["sudo", "-n", "true"], **QUIET).returncode == 0
    return ["sudo", "-n"] if may else None


def install(packages: list[str], prefix: list[str]) -> None:
    """Install the packages together; if that fails, those that can be had."""
    apt = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", "--yes"]
    together = [*apt, "install", "--no-install-recommends"]
    subprocess.run([*apt, "update"], **QUIET)
    if subprocess.run([*together, *packages], **QUIET).returncode != 0:
        for package in packages:
            subprocess.run([*together, package], **QUIET)


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
