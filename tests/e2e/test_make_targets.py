"""Promise: the commands of the README that build, clean and serve do so."""

import os
import socket
import subprocess
import time
import urllib.request

import pytest
from helpers.project import make


def test_make_clean_removes_what_was_built(scratch):
    code, log = make(scratch.root, "clean")
    assert code == 0 and not (scratch.root / "_build").exists()
    assert (scratch.root / "book" / "index.ipynb").exists()


@pytest.mark.filterwarnings("default::ResourceWarning")
def test_make_serve_serves_the_book(scratch):
    with socket.socket() as probe:
        if probe.connect_ex(("127.0.0.1", 8000)) == 0:
            pytest.skip("port 8000 is in use on this computer")
    command = ["make", "serve"]
    server = subprocess.Popen(
        command,
        cwd=scratch.root,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        assert b"Albania and the Soviet Union" in fetched("http://127.0.0.1:8000/book/index.html")
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
