"""Promise: rows that are not there fail the build, and the archive of the data depends on them alone."""

import stat
import zipfile

from helpers.project import make

ARCHIVE = "_build/data-package/albania-soviet-data.zip"


def line(book, label: str):
    """The line under a table or figure."""
    return book.element(label).find_next(class_="provenance")


WRONG = {
    "trade 2-999": "no row 999",
    "trade 1": "no row 1",
    "trades 2": "no resource 'trades'",
    "trade two": "must look like: trade 2-16,18",
    "trade 9-2": "in order",
}


def test_rows_that_are_not_there_fail_the_build_which_names_page_resource_and_row(scratch):
    with (scratch.root / "book" / "statements.md").open("a", encoding="utf-8") as page:
        page.writelines(f"\nSee {{rows}}`{role}`.\n" for role in WRONG)
    code, log = make(scratch.root, "html")
    warnings = [line for line in log.splitlines() if "WARNING" in line and "statements" in line]
    assert code != 0 and len(warnings) == len(WRONG)
    for line, (role, told) in zip(warnings, WRONG.items(), strict=True):
        assert f"`{role}`" in line and told in line


def test_the_archive_depends_on_the_data_alone(scratch):
    file = scratch.root / ARCHIVE
    with zipfile.ZipFile(file) as archive:
        entries = archive.infolist()
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)} and not any(
        entry.extra for entry in entries
    )
    assert {stat.S_IMODE(entry.external_attr >> 16) for entry in entries} == {0o644}
    before, content = file.stat().st_mtime_ns, file.read_bytes()
    assert make(scratch.root, "html")[0] == 0 and file.stat().st_mtime_ns == before
    file.unlink()
    page = scratch.root / "book" / "statements.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert make(scratch.root, "html")[0] == 0 and file.read_bytes() == content
