from collections.abc import Callable

import pytest
from django.test import Client

from motcua.registers.people.actor import Actor
from tests import cast as people

Enter = Callable[[Actor], Client]


@pytest.fixture
def cast(db: None) -> people.Cast:
    return people.assemble()


@pytest.fixture
def enter(db: None) -> Enter:
    """A browser in which this actor has signed in."""

    def signed_in(actor: Actor) -> Client:
        client = Client()
        session = client.session
        session["account"] = actor.id
        session.save()
        return client

    return signed_in
