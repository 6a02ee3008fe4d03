"""The timetable of background work, in Vietnam time."""

import logging

from django.conf import settings
from django.db import close_old_connections, transaction
from procrastinate import App
from procrastinate.contrib.django import app as queue
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.exceptions import ConnectorException
from procrastinate.jobs import Status

from motcua import wiring
from motcua.ledger import clock, seal
from motcua.reactions.notify import reminders
from motcua.reactions.quality import cells
from motcua.reactions.sync import exchange, reconciling, sweeping
from motcua.reactions.sync.dvcqg import catalogue, shortened
from motcua.reactions.sync.government import comparing, hearing
from motcua.reactions.sync.government import destination as government
from motcua.reactions.sync.hooks import owing
from motcua.reactions.sync.hooks import sending as calls
from motcua.reactions.sync.payment import speaking
from motcua.reactions.sync.ports import ExchangeFailed
from motcua.registers.catalog.acts import proposals
from motcua.registers.people.actor import HOUSE
from motcua.registers.people.errors import Refused
from motcua.runtime.processes import yielding
from motcua.work.directives.acts import mandate, recur
from motcua.work.intake.acts import draft as drafts
from motcua.work.payments import queries as payments
from motcua.work.payments.acts import hear, order

log = logging.getLogger("motcua.jobs")
KEEP_FINISHED_HOURS = 24
SILENCE: float = settings.PROCRASTINATE_WORKER_DEFAULTS["stalled_worker_timeout"]  # seconds; then a worker is dead
MOST_ATTEMPTS = 20  # more than the patience of any task


def seal_ledger(timestamp: int) -> None:  # noqa: ARG001 - the queue tells when it was due
    """The facts of the last quarter of an hour lie under a seal."""
    close_old_connections()
    seal.seal()


def send_owed(timestamp: int) -> None:  # noqa: ARG001
    """What is owed to the national systems and was left behind is sent."""
    close_old_connections()
    exchange.send_owed()


def call_others(timestamp: int) -> None:  # noqa: ARG001
    """Other systems are told of what they subscribed to."""
    close_old_connections()
    calls.send_all()


def sweep(timestamp: int) -> None:  # noqa: ARG001
    """What was lately recorded and never came on the account of exchange is owed."""
    close_old_connections()
    before = clock.now() - reconciling.ON_ITS_WAY
    _tell_swept(sweeping.sweep(before=before, newest=sweeping.LATELY))
    _tell_swept(owing.sweep(before=before, newest=sweeping.LATELY))
    _tell_swept(comparing.sweep())


def reconcile(timestamp: int) -> None:  # noqa: ARG001
    """The ledger, the account and what the national systems have are compared whole; what differs is owed again."""
    close_old_connections()
    _tell_swept(owing.sweep(before=clock.now() - reconciling.ON_ITS_WAY))
    try:
        swept, _ = reconciling.whole()
        _tell_swept(swept)
    except ExchangeFailed as failed:
        log.warning("the other side could not be compared tonight: %s", failed.reason)


def compare_catalogue(timestamp: int) -> None:  # noqa: ARG001
    """What the national catalogue says otherwise than ours waits for a person; without an account nothing is asked."""
    close_old_connections()
    if not any(account.real for account in exchange.all_accounts()):
        return
    try:
        whole = list(catalogue.of(exchange.all_accounts()).procedures())
        told = [proposals.Told(one.code, one.body, one.decision, one.fault) for one in whole]
        with shortened.remembered(clock.now()):
            found = proposals.compare(by=HOUSE, told=told, at=clock.now())
    except (ExchangeFailed, Refused) as failed:
        log.warning("the national catalogue could not be compared tonight: %s", failed)
        return
    log.info("catalogue: %s read, %s new proposals, %s unreadable", found.read, found.proposed, len(found.unreadable))


def _tell_swept(found: int) -> None:
    if found:
        log.warning("sweep: %s dossiers had facts that were not on the account; they are now", found)


def talk_with_government(timestamp: int) -> None:  # noqa: ARG001
    """What the Government's task system told is kept, and it has been told what it is owed."""
    close_old_connections()
    for word in hearing.words():
        mandate.hear(by=HOUSE, word=word, at=clock.now())
    government.send_owed()


def compare_with_government(timestamp: int) -> None:  # noqa: ARG001
    """All that the Government's task system ever told was read again, and all that it must have is there."""
    close_old_connections()
    for word in hearing.words(anew=True):
        mandate.hear(by=HOUSE, word=word, at=clock.now())
    comparing.nightly()


def erase_drafts(timestamp: int) -> None:  # noqa: ARG001
    """Nothing is left of the drafts that were put away long ago, nor of tries to tell other systems."""
    close_old_connections()
    drafts.erase(by=HOUSE, at=clock.now())
    calls.forget_calls(clock.now())


def remind(timestamp: int) -> None:  # noqa: ARG001
    """Duties that come again have their next time open, and every unit is told what calls for it today."""
    close_old_connections()
    now = clock.now()
    recur.open_next(by=HOUSE, at=now)
    reminders.remind(now)
    if now.weekday() == 0:
        reminders.digest(now)


def ask_gateways(timestamp: int) -> None:  # noqa: ARG001
    """Of attempts to pay about which nothing was heard, the gateways have been asked what became of them."""
    close_old_connections()
    now = clock.now()
    for reference, told in speaking.answers([(one.gateway, one.reference) for one in payments.unanswered(now)], now):
        try:
            if told is not None:
                hear.tell(
                    by=HOUSE, gateway=told.gateway, reference=reference, transaction=told.transaction,
                    amount=told.amount, paid=told.paid, status=told.status, paid_at=told.at, at=now,
                )  # fmt: skip
        except Refused as refusal:
            log.warning("a gateway's answer did not fit: %s", refusal.what)
        order.asked(by=HOUSE, reference=reference, at=now)


def recount(timestamp: int) -> None:  # noqa: ARG001
    """The index says what the dossiers say; what was found to differ is told in the log, for it should be nothing."""
    close_old_connections()
    with transaction.atomic():
        cells.settle()  # what nobody came back to count
    differing = cells.mend()
    log.log(logging.WARNING if differing else logging.INFO, "recount: %s counts of the index differed", differing)


async def prune(timestamp: int) -> None:  # noqa: ARG001
    """Jobs that succeeded a day ago are gone from the queue."""
    await queue.job_manager.delete_old_jobs(nb_hours=KEEP_FINISHED_HOURS)


async def take_up_again(timestamp: int) -> None:  # noqa: ARG001
    """Jobs whose worker died in the middle wait to be done again; every job bears being done twice.

    One that was in the hands of too many dying workers has failed: it may be what kills them.
    """
    for job in await queue.job_manager.get_stalled_jobs(seconds_since_heartbeat=SILENCE):
        try:
            if job.attempts < MOST_ATTEMPTS:
                await queue.job_manager.retry_job(job)
            else:
                log.error("job %s (%s) was left by %s workers and is given up", job.id, job.task_name, job.attempts)
                await queue.job_manager.finish_job(job, Status.FAILED, delete_job=False)
        except ConnectorException:
            log.warning("job %s was no longer to be taken up; its worker may have lived after all", job.id)


def waiting() -> int:
    """How many jobs wait to be done; for the operator's page."""
    return ProcrastinateJob.objects.filter(status="todo").count()


def connect(app: App) -> None:
    """The house's background work is known to the job queue: the answers to facts, and this timetable."""
    yielding.listen()
    wiring.connect(app)
    app.periodic(cron="*/15 * * * *")(app.task(name="seal_ledger", queue="timetable")(seal_ledger))
    app.periodic(cron="* * * * * */5")(app.task(name="send_owed", queue="timetable")(send_owed))
    app.periodic(cron="* * * * * */15")(app.task(name="talk_tasks", queue="timetable")(talk_with_government))
    app.periodic(cron="40 1 * * *")(
        app.task(name="compare_with_government", queue="timetable")(compare_with_government)
    )
    app.periodic(cron="* * * * * */5")(app.task(name="call_others", queue="timetable")(call_others))
    app.periodic(cron="*/10 * * * *")(app.task(name="sweep", queue="timetable")(sweep))
    app.periodic(cron="20 1 * * *")(app.task(name="reconcile", queue="timetable")(reconcile))
    app.periodic(cron="10 3 * * *")(app.task(name="compare_catalogue", queue="timetable")(compare_catalogue))
    app.periodic(cron="* * * * * */5")(app.task(name="take_up_again", queue="timetable")(take_up_again))
    app.periodic(cron="15 2 * * *")(app.task(name="erase_drafts", queue="timetable")(erase_drafts))
    app.periodic(cron="45 2 * * *")(app.task(name="recount", queue="timetable")(recount))
    app.periodic(cron="0 6 * * *")(app.task(name="remind", queue="timetable")(remind))
    app.periodic(cron="* * * * *")(app.task(name="ask_gateways", queue="timetable")(ask_gateways))
    app.periodic(cron="30 2 * * *")(app.task(name="prune", queue="timetable")(prune))
