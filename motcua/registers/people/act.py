"""What every verb has in common: permission, one transaction, one line in the log."""

import logging
import time
from collections.abc import Callable
from contextvars import ContextVar
from functools import wraps
from typing import ParamSpec, TypeVar, cast

from django.db import transaction

from motcua.registers.people import permissions
from motcua.registers.people.actor import Actor

P = ParamSpec("P")
R = TypeVar("R")
log = logging.getLogger("motcua.act")
ACTS: dict[str, Callable[..., object]] = {}
_within: ContextVar[bool] = ContextVar("within another act", default=False)


def act(verb: str) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """The function below becomes an act: guarded by the table, whole or not at all, and logged without personal data.

    It must be called with keywords only and with `by`, the actor. The table is asked twice: here for the verb, and in
    the act itself for the agency of what is acted upon. Raises `KeyError` on import when the table lacks the verb.
    """
    permissions.BY_VERB[verb]

    def guard(function: Callable[P, R]) -> Callable[P, R]:
        @wraps(function)
        def guarded(*args: P.args, **kwargs: P.kwargs) -> R:
            by = cast("Actor", kwargs["by"])
            permissions.require(by, verb)
            started = time.perf_counter()
            within = _within.get()
            mark = _within.set(True)
            try:
                # an act inside an act stands or falls with it, and needs no savepoint of its own
                with transaction.atomic(savepoint=not within):
                    answer = function(*args, **kwargs)
            finally:
                _within.reset(mark)
            log.info("act %s by=%s ms=%.1f", verb, by.id or by.kind, (time.perf_counter() - started) * 1000)
            return answer

        guarded.__dict__["verb"] = verb
        ACTS[verb] = guarded
        return guarded

    return guard
