"""Promise: the commands of the README that build, clean and serve do so."""

import os
import socket
import subprocess
import time
import urllib.request

import pytest
from helpers.project import built


def test_make_clean_removes_what_was_built(small):
    built(small.root, "clean")
    assert not (small.root / "_build").exists()
    assert (small.root / "book" / "index.ipynb").exists()


@pytest.mark.filterwarnings("default::ResourceWarning")
def test_make_serve_serves_the_book(small):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = subprocess.Popen(
        ["make", "serve", f"PORT={port}"],
        cwd=small.root,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        front = fetched(f"http://127.0.0.1:{port}/book/index.html")
        assert b"Months of unequal length" in front
    finally:
        os.killpg(server.pid, 15)
        server.wait()


def fetched(address: str) -> bytes:
    """What a server answers, once it is up."""
    for _ in range(600):
        try:
            with urllib.request.urlopen(address) as answer:
                return answer.read()
        except OSError:
            time.sleep(0.25)
    raise AssertionError(f"nothing is served at {address}")
