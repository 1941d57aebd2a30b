"""Promise: every package is named with a reason, locked with hashes, and can be audited and renewed without a guess."""

import json
import re

from helpers.project import BIN, ROOT, run, steps

from datapaper.supply_chain import audit, newest

SOUND = {"name": "pandas", "version": "3.1.1", "vulns": []}
HOLED = {
    "name": "pypdf",
    "version": "7.1.0",
    "vulns": [
        {"id": "PYSEC-1", "fix_versions": ["7.1.1"], "aliases": [], "description": "A hole."}
    ],
}
SKIPPED = {"name": "typst", "skip_reason": "not found on PyPI"}
LOCK = "alpha==1.0 \\\n    --hash=sha256:00\nbeta==2.0 ; python_version < '3.12' \\\n    --hash=sha256:00\nbeta==2.1 ; python_version >= '3.12' \\\n    --hash=sha256:00\n"


def text(name: str) -> str:
    """The text of a file of the project."""
    return (ROOT / name).read_text(encoding="utf-8")


def test_every_requirement_of_the_lock_has_one_version_and_hashes():
    entries = re.sub(r"(?m)^#.*\n", "", text("requirements.txt")).replace("\\\n", " ").splitlines()
    form = re.compile(r"[a-z0-9][\w.-]*==\S+( ; [^\\]+?)?(\s+--hash=sha256:[0-9a-f]{64})+")
    assert (
        len(entries) >= 100
        and [entry for entry in entries if not form.fullmatch(entry.strip())] == []
    )


def test_every_direct_dependency_has_a_reason_and_is_locked():
    lines = [
        line for line in text("requirements.in").splitlines() if line and not line.startswith("#")
    ]
    assert [line for line in lines if not re.fullmatch(r"[\w.=-]+ +# \S.*", line)] == []
    locked = {
        name.replace("_", "-") for name in re.findall(r"(?m)^([\w.-]+)==", text("requirements.txt"))
    }
    assert {re.split("[ =]", line)[0].replace("_", "-") for line in lines} <= locked


def test_every_installation_asks_for_hashes():
    source = text("book/_extensions/environment.py")
    assert source.count("*PIP,") == 2
    assert 'locked = ["--require-hashes", "-r", "requirements.txt"]' in source
    assert "[inside, *PIP, *locked]" in source
    assert '"--no-index"' in source  # of the engine, which comes with the book


def test_a_lock_without_a_vulnerability_is_good():
    code, lines = audit.told(json.dumps({"dependencies": [SOUND, SOUND], "fixes": []}), "")
    assert (code, lines) == (0, ["audit: 2 packages checked, no known vulnerabilities"])


def test_a_vulnerability_is_named_with_the_version_that_mends_it():
    code, lines = audit.told(
        json.dumps({"dependencies": [SOUND, HOLED], "fixes": []}),
        "Found 1 known vulnerability in 1 package",
    )
    assert (code, lines) == (
        1,
        [
            "audit: pypdf 7.1.0: PYSEC-1, mended in 7.1.1",
            "audit: 2 packages checked, 1 known vulnerability",
        ],
    )


def test_a_package_that_was_not_checked_is_not_passed_over():
    code, lines = audit.told(
        json.dumps({"dependencies": [SOUND, SKIPPED], "fixes": []}),
        "No known vulnerabilities found",
    )
    assert (
        code == 2
        and lines[0] == "audit: NOT CHECKED: typst: not found on PyPI"
        and lines[1].startswith("audit: 1 packages checked")
    )


def test_an_answer_about_no_package_is_no_answer():
    for packages in ([SKIPPED, SKIPPED], []):
        code, (line,) = audit.told(
            json.dumps({"dependencies": packages, "fixes": []}), "No known vulnerabilities found"
        )
        assert code == 2 and line.startswith("audit: NOTHING WAS CHECKED")


def test_without_the_database_it_says_that_nothing_was_checked(tmp_path):
    unreachable = {
        "HTTPS_PROXY": "http://127.0.0.1:9",
        "UV_CACHE_DIR": str(tmp_path),
        "PYTHONPATH": "tests",
    }
    code, log = run(BIN / "python", "-m", "datapaper", "audit", cwd=ROOT, **unreachable)
    assert code == 2 and log.startswith("audit: NOTHING WAS CHECKED") and len(log.splitlines()) == 1


def test_the_tool_of_the_audit_is_pinned_and_not_in_the_environment_of_the_book():
    assert re.fullmatch(r"pip-audit==\d[\d.]+", audit.TOOL) and "pip-audit==" not in text(
        "requirements.txt"
    )


def test_what_changed_against_the_lock_is_named():
    other = (
        LOCK.replace("alpha==1.0", "alpha==1.1").replace("beta==2.1", "beta==2.2") + "gamma==1.0\n"
    )
    assert newest.changes(LOCK, LOCK) == []
    assert newest.changes(LOCK, other) == [
        "alpha 1.0 -> 1.1",
        "beta 2.0/2.1 -> 2.0/2.2",
        "gamma 1.0",
    ]
    assert newest.changes(other, LOCK)[-1] == "without gamma"


def test_the_result_with_the_newest_is_one_line():
    assert (
        newest.sentence(["alpha 1.0 -> 1.1", "gamma 1.0"], True)
        == "newest: the book builds with alpha 1.0 -> 1.1, gamma 1.0"
    )
    assert (
        newest.sentence(["alpha 1.0 -> 1.1"], False)
        == "newest: the book does NOT build with alpha 1.0 -> 1.1"
    )
    assert newest.sentence([], True) == "newest: the lock is the newest, and the book builds"


def test_the_newest_are_compiled_as_the_lock_is_and_the_lock_stays():
    options = set(map(str, newest.UV[1:])) - {"--upgrade"}
    (locked,) = [
        line for line in text("book/_extensions/paper.mk").splitlines() if "pip compile" in line
    ]
    assert options <= set(locked.split())
    log = steps("newest")
    assert "-m datapaper newest" in log
