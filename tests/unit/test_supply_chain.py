"""Promise: every package has a reason and is locked with hashes, and is audited and renewed."""

import json
import re

import pytest
from helpers.project import BIN, ROOT, run, steps

from datapaper.supply_chain import audit, newest

SOUND = {"name": "pandas", "version": "3.1.1", "vulns": []}
HOLE = {"id": "PYSEC-1", "fix_versions": ["7.1.1"], "aliases": [], "description": "A hole."}
HOLED = {"name": "pypdf", "version": "7.1.0", "vulns": [HOLE]}
NOTHING = "audit: NOTHING WAS CHECKED: "
SKIPPED = {"name": "typst", "skip_reason": "not found on PyPI"}
LOCK = r"""alpha==1.0 \
    --hash=sha256:00
beta==2.0 ; python_version < '3.12' \
    --hash=sha256:00
beta==2.1 ; python_version >= '3.12' \
    --hash=sha256:00
"""


def text(name: str) -> str:
    """The text of a file of the project."""
    return (ROOT / name).read_text(encoding="utf-8")


def test_every_requirement_of_the_lock_has_one_version_and_hashes():
    entries = re.sub(r"(?m)^#.*\n", "", text("requirements.txt")).replace("\\\n", " ").splitlines()
    form = re.compile(r"[a-z0-9][\w.-]*==\S+( ; [^\\]+?)?(\s+--hash=sha256:[0-9a-f]{64})+")
    assert len(entries) >= 100
    assert [entry for entry in entries if not form.fullmatch(entry.strip())] == []


def test_every_direct_dependency_has_a_reason_and_is_locked():
    lines = re.findall(r"(?m)^[^#\n].*$", text("requirements.in"))
    assert [line for line in lines if not re.fullmatch(r"[\w.=-]+ +# \S.*", line)] == []
    locked = re.findall(r"(?m)^([\w.-]+)==", text("requirements.txt").replace("_", "-"))
    assert {re.split("[ =]", line)[0].replace("_", "-") for line in lines} <= {*locked}


def test_every_installation_asks_for_hashes():
    source = text("book/_extensions/environment.py")
    assert source.count("*PIP,") == 2
    assert 'locked = ["--require-hashes", "-r", "requirements.txt"]' in source
    assert "[inside, *PIP, *locked]" in source
    assert '"--no-index"' in source  # of the engine, which comes with the book


@pytest.mark.parametrize(
    ("packages", "code", "told"),
    [
        ([SOUND, SOUND], 0, ["audit: 2 packages checked, no known vulnerabilities"]),
        (
            [SOUND, HOLED],
            1,
            [
                "audit: pypdf 7.1.0: PYSEC-1, mended in 7.1.1",
                "audit: 2 packages checked, 1 known vulnerability",
            ],
        ),
        (
            [SOUND, SKIPPED],
            2,
            [
                "audit: NOT CHECKED: typst: not found on PyPI",
                "audit: 1 packages checked, no known vulnerabilities",
            ],
        ),
        (
            [SKIPPED, SKIPPED],
            2,
            [f"{NOTHING}the database knows none of the 2 packages: not found on PyPI"],
        ),
        ([], 2, [f"{NOTHING}the database knows none of the 0 packages: it names no package"]),
    ],
)
def test_a_vulnerability_and_what_was_not_checked_are_named(packages, code, told):
    answer = json.dumps({"dependencies": packages, "fixes": []})
    assert audit.findings(answer, "No known vulnerabilities found") == (code, told)


def test_without_the_database_it_says_that_nothing_was_checked(tmp_path):
    unreachable = {"HTTPS_PROXY": "http://127.0.0.1:9", "UV_CACHE_DIR": str(tmp_path)}
    code, log = run(BIN / "python", "-m", "datapaper", "audit", cwd=ROOT, **unreachable)
    assert code == 2 and log.startswith(NOTHING) and len(log.splitlines()) == 1


def test_the_tool_of_the_audit_is_pinned_and_not_in_the_environment_of_the_book():
    assert re.fullmatch(r"pip-audit==\d[\d.]+", audit.TOOL)
    assert "pip-audit==" not in text("requirements.txt")


def test_what_changed_against_the_lock_is_named():
    other = LOCK.replace("alpha==1.0", "alpha==1.1").replace("beta==2.1", "beta==2.2")
    other += "gamma==1.0\n"
    changed = ["alpha 1.0 -> 1.1", "beta 2.0/2.1 -> 2.0/2.2", "gamma 1.0"]
    assert newest.changes(LOCK, LOCK) == [] and newest.changes(LOCK, other) == changed
    assert newest.changes(other, LOCK)[-1] == "without gamma"


def test_the_result_with_the_newest_is_one_line():
    changed = ["alpha 1.0 -> 1.1", "gamma 1.0"]
    told = "newest: the book builds with alpha 1.0 -> 1.1, gamma 1.0"
    assert newest.sentence(changed, True) == told
    assert newest.sentence(changed, False) == told.replace("builds", "does NOT build")
    assert newest.sentence([], True) == "newest: the lock is the newest, and the book builds"


def test_the_newest_are_compiled_as_the_lock_is_and_the_lock_stays():
    options = set(map(str, newest.UV[1:])) - {"--upgrade"}
    (locked,) = [
        line for line in text("book/_extensions/paper.mk").splitlines() if "pip compile" in line
    ]
    assert options <= set(locked.split())
    assert "-m datapaper newest" in steps("newest")
