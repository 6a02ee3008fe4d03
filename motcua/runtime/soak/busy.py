"""Officers at work while the soak runs: what they do is owed too, and must arrive behind what was owed before."""

import logging
import random
import threading
import time

from motcua.law.errors import LawError
from motcua.ledger import clock
from motcua.registers.people import errors as people
from motcua.registers.people.actor import actor_for
from motcua.runtime.soak.ground import Ground
from motcua.work.dossiers.acts import forward

_PAUSE = 0.05  # seconds between two acts
_HELD = """
SELECT code, holder_id FROM dossiers_dossier WHERE state IN (2, 4) AND holder_id IS NOT NULL AND received_at IS NOT NULL
 ORDER BY code
"""


class Officers(threading.Thread):
    """Forwards dossiers to their next step, so many in all, chosen by the seed; `done` counts them."""

    def __init__(self, ground: Ground) -> None:
        """Nothing is done yet."""
        super().__init__(name="officers", daemon=True)
        self.ground, self.done, self.bell = ground, 0, threading.Event()

    def run(self) -> None:
        """The acts are done, as far as the law permits them, or the bell has rung."""
        from django.db import connections

        logging.getLogger("motcua.act").setLevel(logging.WARNING)
        held = self.ground.rows(_HELD)
        random.Random(self.ground.order.seed).shuffle(held)  # noqa: S311 - chance, no secret
        try:
            for code, holder in held:
                if self.done >= self.ground.order.acts or self.bell.is_set():
                    return
                self.done += self._forward(str(code), int(str(holder)))
                time.sleep(_PAUSE)
        finally:
            connections.close_all()

    @staticmethod
    def _forward(code: str, holder: int) -> bool:
        officer = actor_for(holder)
        if officer is None:
            return False
        try:
            forward.forward(by=officer, dossier=code, at=clock.now(), note="trong lúc gửi")
        except (LawError, people.Refused):  # at its last step, or somebody else's by now
            return False
        return True
