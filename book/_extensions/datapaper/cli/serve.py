"""Serve the book, and build and show it again whenever a source is saved.

    python -m datapaper serve [PORT]

It ends with Ctrl-C. The port is 8000 unless given.
"""

import socket
import subprocess
import sys
from pathlib import Path

from datapaper.core.project import CONFIG, CONTENTS, Project
from datapaper.core.refusal import Refusal

from . import build

HOST, PORT = "127.0.0.1", 8000
WATCHED = ("*.ipynb", "*.md", "*.yml", "_static/*", "*/*.py", "_extensions/**/*.py")
BUILD = [sys.executable, "-m", "datapaper", "build"]


def main(port: str = str(PORT)) -> int:
    """Return the exit code: 1 if the book cannot be built. Raises Refusal if the port is taken."""
    if failed := build.main():
        return failed
    if not _is_free(int(port)):
        taken = f"Another program uses port {port}. Choose another port: make serve PORT=8001"
        raise Refusal(taken)
    _serve(Project.find(), int(port))
    return 0


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex((HOST, port)) != 0


def _serve(project: Project, port: int):
    server = _server(port)
    for pattern in _watched(project):
        server.watch(pattern, lambda: subprocess.run(BUILD, cwd=project.root, check=False))
    print(f"Open http://{HOST}:{port} in a browser. Press Ctrl-C to stop.", flush=True)
    server.serve(root=str(project.build / "html"), host=HOST, port=port)


def _server(port: int):
    """Return a server of livereload.

    What it puts into a page is a script in the page, which the policy of the pages refuses; so
    each page also loads that script as a file.
    """
    from livereload import Server
    from livereload.handlers import StaticFileHandler

    script = f'<script src="/livereload.js?port={port}"></script>'.encode()

    class Pages(StaticFileHandler):
        """The files of the book, its pages with the script."""

        @classmethod
        def get_content(cls, abspath, start=None, end=None):
            """Return a file, or a part of it, as it is sent."""
            content = Path(abspath).read_bytes()
            if abspath.endswith(".html"):
                content = content.replace(b"</head>", script + b"</head>", 1)
            return content[start:end]

        def get_content_size(self):
            """Return the length of what is sent."""
            return len(self.get_content(self.absolute_path))

    server = Server()
    server.SFH = Pages
    return server


def _watched(project: Project) -> list[str]:
    """Return the patterns of the files after which the book is built again."""
    sources = [str(project.pages / pattern) for pattern in WATCHED]
    others = [project.data / "*.*", project.bibliography, project.root / CONFIG]
    return [*sources, *map(str, others), str(project.root / CONTENTS)]
