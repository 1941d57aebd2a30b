"""Ask a public database whether a package of the lock has a known vulnerability.

    python -m datapaper audit

The exit code is 1 if there is one, and 2 if the lock was not checked, or not as a whole.
"""

import json
import subprocess
import sys
from pathlib import Path

TOOL = "pip-audit==2.10.1"
RUN = [str(Path(sys.executable).with_name("uv")), "tool", "run", "--quiet", "--from", TOOL]
OPTIONS = ["--require-hashes", "--disable-pip", "--progress-spinner", "off", "--format", "json"]
COMMAND = [*RUN, "pip-audit", *OPTIONS, "--requirement", "requirements.txt"]


def findings(answer: str, complaint: str) -> tuple[int, list[str]]:
    """Return the exit code and the lines for what pip-audit wrote to its two outputs."""
    try:
        packages = json.loads(answer)["dependencies"]
    except ValueError:
        return 2, [f"audit: NOTHING WAS CHECKED: pip-audit gave no answer: {_last_line(complaint)}"]
    checked = [package for package in packages if "skip_reason" not in package]
    if not checked:
        reasons = [package["skip_reason"] for package in packages] or ["it names no package"]
        unknown = f"the database knows none of the {len(packages)} packages"
        return 2, [f"audit: NOTHING WAS CHECKED: {unknown}: {reasons[0]}"]
    found = [_vulnerability(package, one) for package in checked for one in package["vulns"]]
    skipped = [
        f"audit: NOT CHECKED: {package['name']}: {package['skip_reason']}"
        for package in packages
        if package not in checked
    ]
    known = f"{len(found) or 'no'} known vulnerabilit{'y' if len(found) == 1 else 'ies'}"
    summary = f"audit: {len(checked)} packages checked, {known}"
    return 1 if found else 2 if skipped else 0, [*found, *skipped, summary]


def _last_line(text: str) -> str:
    return text.strip().rpartition("\n")[2].strip()


def _vulnerability(package: dict, one: dict) -> str:
    versions = ", ".join(one["fix_versions"])
    mended = f"mended in {versions}" if versions else "not mended yet"
    return f"audit: {package['name']} {package['version']}: {one['id']}, {mended}"


def main() -> int:
    """Audit the lock of the folder that this runs in; return the exit code."""
    done = subprocess.run(COMMAND, capture_output=True, text=True, check=False)
    code, lines = findings(done.stdout, done.stderr)
    print("\n".join(lines))
    return code
