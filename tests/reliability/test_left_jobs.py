"""Jobs that a dying worker leaves behind: done again by another, but not for ever."""

import pytest
from asgiref.sync import async_to_sync
from django.db import connection
from procrastinate.contrib.django import app
from procrastinate.exceptions import ConnectorException

from motcua import jobs

pytestmark = pytest.mark.django_db(transaction=True)


def left_behind(attempts: int = 0) -> int:
    """A job in the hands of a worker that has sent no sign of life for a minute."""
    number = app.configure_task("send_owed", queue="timetable").defer(timestamp=0)
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - interval '60 s') RETURNING id"
        )
        worker = cursor.fetchone()[0]
        cursor.execute(
            "UPDATE procrastinate_jobs SET status = 'doing', worker_id = %s, attempts = %s WHERE id = %s",
            [worker, attempts, number],
        )
    return number


def state(number: int) -> tuple[str, int]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT status::text, attempts FROM procrastinate_jobs WHERE id = %s", [number])
        return cursor.fetchone()


def test_what_a_silent_worker_left_waits_again_and_its_attempts_are_counted() -> None:
    number = left_behind(attempts=3)
    async_to_sync(jobs.take_up_again)(0)
    assert state(number) == ("todo", 4)


def test_a_job_that_outlived_too_many_workers_is_given_up() -> None:
    """A job that kills whoever takes it must not stop the house's work for good."""
    number, other = left_behind(attempts=jobs.MOST_ATTEMPTS), left_behind()
    async_to_sync(jobs.take_up_again)(0)
    assert state(number)[0] == "failed"
    assert state(other)[0] == "todo"


def test_a_job_that_cannot_be_taken_up_does_not_hold_up_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    gone, other = left_behind(), left_behind()
    really = app.job_manager.retry_job

    async def retry(job: object) -> None:
        if job.id == gone:
            raise ConnectorException
        await really(job)

    monkeypatch.setattr(app.job_manager, "retry_job", retry)
    async_to_sync(jobs.take_up_again)(0)
    assert (state(gone)[0], state(other)[0]) == ("doing", "todo")
