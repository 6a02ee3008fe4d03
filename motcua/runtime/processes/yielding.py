"""Background work leaves the processor to whoever waits at a counter, in the database too."""

import os
from contextlib import suppress

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created

SETTING = "MOTCUA_STEPS_BACK"  # set by the house for its worker, and only beside a database server of its own


def listen() -> None:
    """Each database session this process opens steps back as far as the process itself, where the house said so.

    Source: decision 0017
    """
    if SETTING in os.environ:
        connection_created.connect(_step_back, dispatch_uid=SETTING)


def _step_back(connection: BaseDatabaseWrapper, **_signal: object) -> None:
    with suppress(OSError):  # the session may be over already, and no work is worse for going first
        os.setpriority(os.PRIO_PROCESS, connection.connection.info.backend_pid, int(os.environ[SETTING]))
