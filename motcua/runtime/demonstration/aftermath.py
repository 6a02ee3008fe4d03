"""What follows from the facts for the people of the cast: bà Lan's messages, papers of dossiers that will be opened."""

import random
import uuid
from collections.abc import Sequence
from datetime import timedelta

from motcua.ledger import clock, facts
from motcua.reactions.notify import messages
from motcua.reactions.papers import drawing
from motcua.registers.catalog import queries as catalog
from motcua.registers.people import pack
from motcua.registers.people.actor import actor_for
from motcua.registers.people.models import Account
from motcua.runtime.demonstration import sheets, world
from motcua.runtime.demonstration.order import Order
from motcua.work.dossiers.models import Dossier
from motcua.work.intake import queries
from motcua.work.intake.models import Draft

_DRAFTED = "P0003"  # what the first citizen has begun to fill in
_HOURS_AGO = 14


def follow(order: Order, staged: Sequence[str]) -> None:
    """The first citizen has her messages, her papers and a draft she was writing last night.

    The dossiers that were `staged` for the officers of the cast have their papers too.
    """
    cast = sheets.sheet(world.folder_of(pack.load(order.pack)) / "cast.yaml")
    username = sheets.text(sheets.mapping(cast, "citizen"), "username")
    account = Account.objects.select_related("person").get(username=username)
    own = list(Dossier.objects.filter(person=account.person).order_by("id").values_list("code", flat=True))
    for code in [*own, *(each for each in staged if each not in own)]:
        for fact in facts.about(f"dossier:{code}"):
            with clock.standing_at(fact.at):
                if code in own:
                    messages.tell(fact)
                drawing.issue(fact)
    _draft(order, account)


def _draft(order: Order, owner: Account) -> None:
    """An application half filled in: who applies is there, what is asked for is not."""
    actor = actor_for(owner.id)
    if actor is None:
        raise LookupError(f"{owner.username} has no open account")
    Draft.objects.create(
        id=uuid.UUID(int=random.Random(f"{order.seed} draft").getrandbits(128), version=4),  # noqa: S311 - no secret
        owner=owner, version_id=catalog.current(_DRAFTED, order.as_of).id, applicant=queries.known_applicant(actor),
        receive_by="counter", revision=3, changed_at=order.now - timedelta(hours=_HOURS_AGO),
    )  # fmt: skip
