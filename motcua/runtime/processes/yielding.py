"""Background work leaves the processor to whoever waits at a counter, in the database too."""

import errno
import os
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.db.backends.base.base import BaseDatabaseWrapper

SETTING = "MOTCUA_STEPS_BACK"  # set by the house for its worker, and only beside a database server of its own
TRIES, PAUSE = 5, 0.12  # Linux lets an ordinary user change the rank of one session in a tenth of a second


def step_back(pid: int, by: int) -> None:
    """The process and the threads it will start leave the processor to others, by this niceness.

    A processor it runs on counts as idle where the system knows that: who wakes up is given it instead of waiting
    for one that is busy with an equal. Where Linux shares the processor between sessions first, the niceness of a
    process counts only inside its own; there the session itself has to step back. PostgreSQL gives each of its
    backends a session.

    Raises `OSError` when there is no such process or it is somebody else's.

    Source: decision 0017
    """
    os.setpriority(os.PRIO_PROCESS, pid, by)
    if hasattr(os, "SCHED_IDLE"):
        with suppress(OSError):  # a container may forbid it; the niceness stands
            os.sched_setscheduler(pid, os.SCHED_IDLE, os.sched_param(0))
    for _ in range(TRIES):
        try:
            Path(f"/proc/{pid}/autogroup").write_text(f"{by}\n", encoding="ascii")
        except OSError as error:
            if error.errno != errno.EAGAIN:
                return  # no such sharing here
            time.sleep(PAUSE)
        else:
            return


def listen() -> None:
    """Each database session this process opens steps back as far as the process itself, where the house said so.

    Source: decision 0017
    """
    from django.db.backends.signals import connection_created  # whoever starts the house needs no Django for it

    if SETTING in os.environ:
        connection_created.connect(_step_back, dispatch_uid=SETTING)


def _step_back(connection: "BaseDatabaseWrapper", **_signal: object) -> None:
    with suppress(OSError):  # the session may be over already, and no work is worse for going first
        step_back(connection.connection.info.backend_pid, int(os.environ[SETTING]))
