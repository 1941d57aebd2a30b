"""Talk to kernels over Unix sockets.

Kernels are local processes here. Over TCP each of them would open ports and,
since ipykernel 7.4, warn about it once a notebook.
"""

import sys
import uuid
from pathlib import Path

import jupyter_client
from jupyter_core.paths import jupyter_runtime_dir
from traitlets import CaselessStrEnum, default


class LocalKernelManager(jupyter_client.AsyncKernelManager):
    """A kernel manager whose default transport is a Unix socket."""

    transport = CaselessStrEnum(["tcp", "ipc"], default_value="ipc", config=True)

    @default("ip")
    def _absolute_socket_path(self):
        # The stock default is relative, and the kernel runs in the notebook's folder.
        folder = Path(jupyter_runtime_dir())
        folder.mkdir(parents=True, exist_ok=True)
        return str(folder / uuid.uuid4().hex[:12])


def setup(app=None):
    """Make it the manager that nbclient takes by default; nothing changes on Windows, which has no such sockets."""
    if sys.platform != "win32":
        jupyter_client.AsyncKernelManager = LocalKernelManager
