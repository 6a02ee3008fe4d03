"""Which fact wakes which reaction: the map of the house on one page."""

import logging
from collections.abc import Callable

from django.db import close_old_connections, transaction
from procrastinate import App, RetryStrategy

from motcua.ledger import facts as ledger_facts
from motcua.ledger.event import Event
from motcua.ledger.facts import FactView
from motcua.reactions.notify import messages, operators, reminders
from motcua.reactions.papers import drawing
from motcua.reactions.quality import cells, publications
from motcua.reactions.sync import exchange
from motcua.reactions.sync.government import destination as government
from motcua.reactions.sync.hooks import events as hook
from motcua.reactions.sync.hooks import owing
from motcua.registers.catalog import events as catalog
from motcua.registers.people import events as people
from motcua.work.directives import events as directive
from motcua.work.dossiers import events as dossier
from motcua.work.dossiers import recollection

log = logging.getLogger("motcua.wiring")
Reaction = Callable[[FactView], None]

OWE = (exchange.owe, owing.owe)  # to the national portal, and to whoever subscribed
TELL = (messages.tell, messages.mail)  # two reactions, for a mail server that is away must not keep the portal silent

SUBSCRIBERS: dict[type[Event], tuple[Reaction, ...]] = {
    catalog.DecisionPublished: (publications.recount,),
    directive.DirectiveConfirmed: (reminders.announce,),
    directive.MandateAnswered: (government.owe,),
    directive.NoticeTaken: (government.owe,),
    hook.HookStopped: (operators.warn,),
    people.PopulationUsed: (cells.recount_named,),
    dossier.DossierRegistered: (*OWE, *TELL),
    dossier.DossierReceived: (cells.recount, *OWE, *TELL, drawing.issue),
    dossier.DossierNotReceived: (cells.recount, *OWE, *TELL, drawing.issue),
    dossier.SupplementRequested: (cells.recount, *OWE, *TELL, drawing.issue),
    dossier.SupplementProvided: (cells.recount, *OWE, *TELL, drawing.issue),
    dossier.DossierForwarded: OWE,
    dossier.DossierSentBack: OWE,
    dossier.DossierTaken: (owing.owe,),
    dossier.OpinionAsked: (owing.owe,),
    dossier.OpinionGiven: (owing.owe,),
    dossier.DossierSuspended: (cells.recount, *OWE, *TELL),
    dossier.DossierResumed: (cells.recount, *OWE, *TELL),
    dossier.PaymentRequired: (cells.recount, *OWE, *TELL),
    dossier.PaymentConfirmed: (cells.recount, *OWE),
    dossier.DueDateExtended: (cells.recount, *OWE, *TELL, drawing.issue),
    dossier.ResultSigned: OWE,
    dossier.DossierDecided: (cells.recount, *OWE, *TELL),
    dossier.DossierRejected: (cells.recount, *OWE, *TELL),
    dossier.WithdrawalAsked: OWE,
    dossier.DossierStopped: (cells.recount, *OWE, *TELL, drawing.issue),
    dossier.ResultHandedOver: (cells.recount, *OWE, *TELL),
}

BY_FACT: dict[str, tuple[Reaction, ...]] = {event.__name__: wakes for event, wakes in SUBSCRIBERS.items()}
BY_NAME: dict[str, Reaction] = {
    f"{reaction.__module__}.{reaction.__name__}": reaction for wakes in SUBSCRIBERS.values() for reaction in wakes
}
# no fact of the dossier's: that it has reached the national portal moves component A4 of the index
exchange.ARRIVED[:] = [cells.recount_dossiers]
PATIENCE = RetryStrategy(max_attempts=12, wait=2, exponential_wait=2)  # gives up after somewhat more than two hours


def deliver(facts: list[int]) -> None:
    """Each fact has reached the reactions it wakes; one that failed is tried again alone, and holds up no other.

    Source: decision 0009
    """
    close_old_connections()
    for fact in ledger_facts.numbered(facts):
        with recollection.of_one_delivery():
            for reaction in BY_FACT.get(fact.name, ()):
                _answer(reaction, fact)


def deliver_among_others(facts: list[int]) -> None:
    """As `deliver`, by a worker for whom more may wait: the index may count what these touch with what the next do."""
    with cells.among_others():
        deliver(facts)


def _answer(reaction: Reaction, fact: FactView) -> None:
    name = f"{reaction.__module__}.{reaction.__name__}"
    try:
        with transaction.atomic():
            reaction(fact)
    except Exception:
        log.exception("reaction %s failed on fact %s; it will be tried again", name, fact.id)
        from procrastinate.contrib.django import app

        app.configure_task("react", queue="retries").defer(reaction=name, fact=fact.id)


def react(reaction: str, fact: int) -> None:
    """One reaction has answered one fact; for those that failed at delivery."""
    close_old_connections()
    for view in ledger_facts.numbered([fact]):
        with transaction.atomic():
            BY_NAME[reaction](view)


def connect(app: App) -> None:
    """The job queue knows how facts reach the reactions they wake."""
    app.task(name="deliver", queue="facts", retry=PATIENCE)(deliver_among_others)
    app.task(name="react", queue="retries", retry=PATIENCE)(react)
