"""What runs inside a forked process: an IPython kernel that is watched."""

import os
import sys
import time
from threading import Thread

LAUNCHER = "ipykernel_launcher"


def run(
    command: list[str], folder: str, environment: dict[str, str], root: str, log: str, owner: int
):
    """Run the kernel that ``command`` of a kernel specification would start, until it is stopped.

    folder: where the notebook stands; environment: the variables it sees.
    root, log: the project and the file for what it reads, as for ``sandbox.watch``.
    owner: the process without which it ends.
    """
    Thread(target=_end_with, args=[owner], daemon=True).start()
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    # A notebook leaves no bytecode in its folder.
    sys.dont_write_bytecode = True
    from ipykernel.kernelapp import IPKernelApp

    app = IPKernelApp.instance(parent_handle=os.getppid())
    app.initialize(command[command.index(LAUNCHER) + 1 :])
    from .missing_rows import tell_missing_rows
    from .sandbox import watch

    tell_missing_rows(app.shell)
    watch(root, log)
    app.start()


def _end_with(owner: int):
    """End when the owner is gone.

    The process that this one was forked from stays as long as one of its kernels does.
    """
    while True:
        try:
            os.kill(owner, 0)
        except ProcessLookupError:
            os._exit(1)
        time.sleep(1)
