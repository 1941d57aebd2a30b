"""Fetch a schema that is not part of the project, once, into ``_build/.schemas`` of the project."""

import hashlib
import io
import os
import shutil
import tarfile
import tempfile
import time
import urllib.request
from pathlib import Path

import pytest

from .project import ROOT

FOLDER = ROOT / "_build" / ".schemas"
DTDS = "https://registry.npmjs.org/@jats4r/dtds/-/dtds-0.0.10.tgz"
DTDS_SHA512 = (
    "3ed37528b02e1c418423a52be86041bf7a135c0825f735bcede2e4b4f00e6ec3"
    "9e2a5c4b1b4f2c9542f550f9cf7d0f16cb827b7aa4dc381281ef89624009565b"
)
TRIES = 3
PATIENCE = 60  # seconds for one try


def jats() -> Path:
    """Return the folder of the DTDs of JATS 1.3.

    Without a network it skips the test, or fails it with CI=true.
    """
    return fetched(DTDS, DTDS_SHA512) / "package" / "schema" / "1.3"


def fetched(address: str, sha512: str, folder: Path = FOLDER) -> Path:
    """Return the folder that holds what an archive holds, whose digest must be the one given."""
    place = folder / sha512[:16]
    if not place.exists():
        folder.mkdir(parents=True, exist_ok=True)
        aside = Path(tempfile.mkdtemp(dir=folder))
        with tarfile.open(fileobj=io.BytesIO(_checked(address, sha512))) as archive:
            # An attribute, since Debian's Python 3.11 does not know the argument.
            archive.extraction_filter = getattr(tarfile, "data_filter", None)
            archive.extractall(aside)
        try:
            aside.rename(place)
        except OSError:  # another process was quicker
            shutil.rmtree(aside)
    return place


def _checked(address: str, sha512: str) -> bytes:
    content, said = b"", ""
    for attempt in range(TRIES):
        time.sleep(attempt)
        try:
            with urllib.request.urlopen(address, timeout=PATIENCE) as answer:
                content = answer.read()
            break
        except OSError as error:
            said = str(error)
    if not content:
        stop = pytest.fail if os.environ.get("CI") == "true" else pytest.skip
        stop(f"cannot fetch {address}: {said}")
    assert hashlib.sha512(content).hexdigest() == sha512, f"{address} is not what it was"
    return content
