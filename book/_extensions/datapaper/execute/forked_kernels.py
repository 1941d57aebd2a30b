"""Start kernels by forking them from one process that has imported what they all need.

Importing pandas, matplotlib and IPython takes most of the time a small notebook
takes. Here one process imports them, and each kernel begins as a copy of it. Kernels
talk over Unix sockets; nothing opens a port.
"""

import multiprocessing
import os
import uuid
from functools import cache
from importlib.metadata import EntryPoint
from pathlib import Path
from subprocess import Popen
from typing import cast

from jupyter_client import AsyncKernelManager
from jupyter_client.provisioning import KernelProvisionerFactory, LocalProvisioner
from jupyter_core.paths import jupyter_runtime_dir
from traitlets import CaselessStrEnum, Unicode, default

from . import kernel

COMMON = [
    "ipykernel.kernelapp",
    "ipykernel.ipkernel",
    "ipykernel.debugger",
    "IPython.core.completer",
    "matplotlib.pyplot",
    "matplotlib.backends.backend_pdf",
    "matplotlib.backends.backend_svg",
    "pandas",
]


@cache
def warm():
    """Return a multiprocessing context whose processes have imported ``COMMON``."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(COMMON)
    return context


class ForkedProcess:
    """A process of multiprocessing with the methods of ``subprocess.Popen`` that Jupyter calls."""

    stdin = stdout = stderr = None

    def __init__(self, *arguments):
        self._process = warm().Process(target=kernel.run, args=arguments, daemon=True)
        self._process.start()
        self.pid = self._process.pid

    def poll(self):
        """Return the exit code, or None while it runs."""
        return self._process.exitcode

    def wait(self):
        """Wait for its end and return the exit code."""
        self._process.join()
        return self._process.exitcode

    def send_signal(self, signal):
        """Send it a signal."""
        os.kill(self.pid, signal)

    def kill(self):
        """End it at once."""
        self._process.kill()

    def terminate(self):
        """Ask it to end."""
        self._process.terminate()


class ForkingProvisioner(LocalProvisioner):
    """Launches the kernel of a manager that has ``root`` and ``reads``."""

    async def launch_kernel(self, cmd, **kwargs):
        """Fork; ``cmd`` is the command of the kernel specification."""
        folder, environment, manager = kwargs["cwd"], kwargs["env"], self.parent
        if not isinstance(manager, ForkingKernelManager):
            raise TypeError(f"{type(manager).__name__} cannot start forked kernels")
        process = ForkedProcess(cmd, folder, environment, manager.root, manager.reads, os.getpid())
        self.process = cast(Popen, process)
        self.pid, self.cwd = process.pid, folder
        return self.connection_info


class ForkingKernelManager(AsyncKernelManager):
    """Manages one watched kernel. root: the project; reads: the file for what it reads."""

    transport = CaselessStrEnum(["tcp", "ipc"], default_value="ipc", config=True)
    root, reads = Unicode(), Unicode()

    @default("ip")
    def _absolute_socket_path(self):
        # The stock default is relative, and the kernel runs in the notebook's folder.
        folder = Path(jupyter_runtime_dir())
        folder.mkdir(parents=True, exist_ok=True)
        return str(folder / uuid.uuid4().hex[:12])


def use_forked_kernels():
    """Make Jupyter take ``ForkingProvisioner`` for every kernel of this process."""
    factory = KernelProvisionerFactory.instance()
    name, where = "forking", f"{__name__}:{ForkingProvisioner.__name__}"
    factory.provisioners[name] = EntryPoint(name, where, KernelProvisionerFactory.GROUP_NAME)
    factory.default_provisioner_name = name
