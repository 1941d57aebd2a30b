"""Promise: the archive of the data depends on the data alone."""

import stat
import zipfile

from helpers.project import make

ARCHIVE = "_build/data-package/albania-soviet-data.zip"


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
