"""A worker that does nothing but answer facts and talk with the Government's system; run as a program, to be killed."""

import os
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

FAST = 8.0  # house seconds in a second: what waits for a term or a rest does not wait for real minutes


def hurried(began: float) -> datetime:
    """The moment in the house, the same for every process of it."""
    from motcua.law.calendar import ZONE

    passed = timedelta(seconds=(time.time() - began) * FAST)
    return (datetime.fromtimestamp(began, UTC) + passed).astimezone(ZONE)


def main() -> None:
    """Facts reach their reactions, the feed is read and what is owed is sent, over and over."""
    import django

    django.setup()
    from procrastinate.contrib.django import app

    from motcua import jobs
    from motcua.ledger import clock
    from tests import database

    database.use(os.environ["TALKER_DATABASE"])

    began = float(os.environ["TALKER_BEGAN"])
    clock.now = lambda: hurried(began)
    Path(os.environ["TALKER_AWAKE"], f"awake-{os.getpid()}").touch()
    while True:
        with app.replace_connector(app.connector.get_worker_connector()):
            app.run_worker(queues=["facts", "retries"], wait=False, install_signal_handlers=False)
        jobs.talk_with_government(0)
        time.sleep(0.05)


if __name__ == "__main__":
    main()
