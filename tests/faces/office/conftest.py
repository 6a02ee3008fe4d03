from collections.abc import Callable, Iterator

import pytest
from django.test import Client

from motcua.ledger import clock
from motcua.registers.people.actor import Actor
from tests import cast as people


@pytest.fixture
def monday(db: None) -> Iterator[None]:
    """The house lives on Monday 29 May 2023, ten in the morning."""
    clock.pretend(people.at(29, 10))
    yield
    clock.forget()


@pytest.fixture
def cast(monday: None) -> people.Cast:
    return people.assemble()


@pytest.fixture
def enter() -> Callable[[Actor], Client]:
    """A browser in which somebody has signed in."""

    def entered(actor: Actor, **more: object) -> Client:
        client = Client(**more)
        session = client.session
        session["account"] = actor.id
        session.save()
        return client

    return entered
