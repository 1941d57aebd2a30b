"""Serve the book, and build and show it again whenever a source is saved.

    python -m datapaper serve [PORT]

It ends with Ctrl-C. The port is 8000 unless given.
"""

import socket
import subprocess
import sys

from datapaper.core.project import CONFIG, CONTENTS, Project

from . import build

HOST, PORT = "127.0.0.1", 8000
WATCHED = ("*.ipynb", "*.md", "*.yml", "_static/*", "*/*.py", "_extensions/**/*.py")
BUILD = [sys.executable, "-m", "datapaper", "build"]


def main(port: str = str(PORT)) -> int:
    """Return the exit code: 1 if the book cannot be built or the port is taken."""
    failed = build.main()
    if failed:
        return failed
    if not _is_free(int(port)):
        taken = f"something else listens at port {port}; choose another: make serve PORT=8001"
        print(taken, file=sys.stderr)
        return 1
    _serve(Project.find(), int(port))
    return 0


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex((HOST, port)) != 0


def _serve(project: Project, port: int):
    from livereload import Server

    server = Server()
    for pattern in _watched(project):
        server.watch(pattern, lambda: subprocess.run(BUILD, cwd=project.root, check=False))
    print(f"http://{HOST}:{port} shows the book; Ctrl-C ends it", flush=True)
    server.serve(root=str(project.build / "html"), host=HOST, port=port)


def _watched(project: Project) -> list[str]:
    """Return the patterns of the files after which the book is built again."""
    sources = [str(project.pages / pattern) for pattern in WATCHED]
    others = [project.data / "*.*", project.bibliography, project.root / CONFIG]
    return [*sources, *map(str, others), str(project.root / CONTENTS)]
