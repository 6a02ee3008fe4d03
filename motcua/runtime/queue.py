"""How the background work stands: what waits, what runs, what has failed."""

from dataclasses import dataclass

from django.db import connection

_STATE = """
SELECT count(*) FILTER (WHERE status = 'todo'), count(*) FILTER (WHERE status = 'doing'),
       count(*) FILTER (WHERE status = 'failed')
  FROM procrastinate_jobs WHERE status IN ('todo', 'doing', 'failed')
"""
_OLDEST = """
SELECT coalesce(extract(epoch FROM now() - min(e.at)), 0) FROM procrastinate_jobs j
  JOIN procrastinate_events e ON e.job_id = j.id AND e.type = 'deferred'
 WHERE j.status = 'todo' AND (j.scheduled_at IS NULL OR j.scheduled_at < now())
"""


@dataclass(frozen=True)
class QueueState:
    """Counts of jobs, and for how many seconds the oldest one due has been waiting."""

    waiting: int
    running: int
    failed: int
    oldest_seconds: float


def state() -> QueueState:
    """How the queue stands now. Two queries."""
    with connection.cursor() as cursor:
        cursor.execute(_STATE)
        waiting, running, failed = cursor.fetchone()
        cursor.execute(_OLDEST)
        (oldest,) = cursor.fetchone()
    return QueueState(waiting, running, failed, round(float(oldest), 1))
