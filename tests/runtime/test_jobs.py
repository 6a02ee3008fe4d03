"""No job is lost: what a dead worker left half done is taken up again, and everything deferred is really done."""

from collections.abc import Callable

import pytest
from asgiref.sync import async_to_sync
from django.db import connection
from procrastinate.contrib.django import app

from motcua import jobs
from motcua.runtime import queue


def _job(status: str) -> int:
    number = app.configure_task("send_owed", queue="timetable").defer(timestamp=0)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = %s WHERE id = %s", [status, number])
    return number


@pytest.mark.django_db(transaction=True)
def test_a_job_whose_worker_is_gone_waits_again() -> None:
    _job("doing")
    assert queue.state().running == 1
    async_to_sync(jobs.take_up_again)(0)
    assert (queue.state().waiting, queue.state().running) == (1, 0)


@pytest.mark.django_db(transaction=True)
def test_a_job_in_the_hands_of_a_living_worker_is_left_alone() -> None:
    number = _job("doing")
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO procrastinate_workers DEFAULT VALUES RETURNING id")
        cursor.execute("UPDATE procrastinate_jobs SET worker_id = %s WHERE id = %s", [cursor.fetchone()[0], number])
    async_to_sync(jobs.take_up_again)(0)
    assert queue.state().running == 1


@pytest.mark.django_db
def test_every_job_of_the_timetable_is_known_and_has_its_hours(settle: Callable[[], int]) -> None:
    timed = {
        task.name
        for task, _hours in {(entry.task, entry.cron) for entry in app.periodic_registry.periodic_tasks.values()}
    }
    assert {"seal_ledger", "send_owed", "take_up_again", "prune"} <= timed
    _job("todo")
    assert settle() == 1
    assert queue.state().waiting == 0
