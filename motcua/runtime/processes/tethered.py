"""A process of the house that does not outlive it.

`python -m motcua.runtime.processes.tethered PARENT MODULE ARGUMENTS…` runs the module. When the parent is
gone, however it went, the kernel tells this process to stop; where the kernel cannot, a thread looks once a second.
"""

import ctypes
import os
import runpy
import signal
import sys
import threading
import time

PR_SET_PDEATHSIG = 1  # linux/prctl.h


def tie(parent: int) -> None:
    """The present process gets SIGTERM when its parent dies; it leaves at once if that has already happened."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
    else:
        threading.Thread(target=_look_after, args=(parent,), daemon=True).start()
    if os.getppid() != parent:
        sys.exit(0)


def _look_after(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(1)
    os.kill(os.getpid(), signal.SIGTERM)


def main() -> None:
    """The module named on the command line runs as the main program, tied to its parent."""
    parent, module, *arguments = sys.argv[1:]
    tie(int(parent))
    sys.argv = [module, *arguments]
    runpy.run_module(module, run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
