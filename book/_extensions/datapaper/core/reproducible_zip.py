"""Archives whose bytes depend on nothing but what is in them."""

import io
import zipfile
from pathlib import Path
from typing import IO

MIDNIGHT = (1980, 1, 1, 0, 0, 0)


def archived(content: dict[str, bytes]) -> bytes:
    """Return a ZIP archive of name -> content."""
    out = io.BytesIO()
    # Stored, not compressed: versions of zlib compress differently.
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(content):
            entry = zipfile.ZipInfo(name, MIDNIGHT)
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            archive.writestr(entry, content[name])
    return out.getvalue()


def unpacked(archive: Path | IO[bytes]) -> dict[str, bytes]:
    """Return name -> content of the files in a ZIP archive. Raises BadZipFile."""
    with zipfile.ZipFile(archive) as opened:
        names = [name for name in opened.namelist() if not name.endswith("/")]
        return {name: opened.read(name) for name in names}
