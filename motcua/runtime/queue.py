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
LONGEST_WAIT = 120  # seconds a job may lie before the house is not well
QUANTILES = ("0.5", "0.95", "1")
_LATENCIES = """
SELECT j.task_name, percentile_disc(ARRAY[0.5, 0.95, 1.0]) WITHIN GROUP (ORDER BY extract(epoch FROM b.at - d.at)),
       percentile_disc(ARRAY[0.5, 0.95, 1.0]) WITHIN GROUP (ORDER BY extract(epoch FROM s.at - b.at))
  FROM procrastinate_events s
  JOIN procrastinate_jobs j ON j.id = s.job_id
  JOIN LATERAL (SELECT max(at) AS at FROM procrastinate_events WHERE job_id = j.id AND type = 'started') b ON true
  JOIN LATERAL (SELECT min(at) AS at FROM procrastinate_events WHERE job_id = j.id AND type = 'deferred') d ON true
 WHERE s.type = 'succeeded' AND s.id > (SELECT coalesce(max(id), 0) - 4000 FROM procrastinate_events)
   AND s.at > now() - interval '10 minutes'
 GROUP BY j.task_name ORDER BY j.task_name
"""


@dataclass(frozen=True)
class Latency:
    """How long the jobs of one kind waited and ran, in seconds, at each of `QUANTILES`."""

    task: str
    waited: tuple[float, ...]
    ran: tuple[float, ...]


def latencies() -> tuple[Latency, ...]:
    """How long the jobs done in the last ten minutes took, the latest few thousand at most. One query."""
    with connection.cursor() as cursor:
        cursor.execute(_LATENCIES)
        return tuple(Latency(task, tuple(map(float, wait)), tuple(map(float, run))) for task, wait, run in cursor)


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
