"""Promise: a build with bad metadata ends at once and says why."""

from helpers.project import run


def test_a_build_with_bad_metadata_ends_at_once_and_says_why(scratch):
    file = scratch.root / "book" / "paper.yml"
    file.write_text(
        file.read_text(encoding="utf-8").replace("  code: MIT", "  code: mine"), encoding="utf-8"
    )
    before = scratch.digests()
    code, log = run("make", cwd=scratch.root)
    assert (
        code
        and "book/paper.yml, field 'licences.code', value 'mine': must be one of" in log
        and "Traceback" not in log
    )
    assert scratch.digests() == before
