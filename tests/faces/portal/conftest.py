from collections.abc import Callable, Iterator
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from motcua.ledger import clock
from motcua.registers.people.actor import Actor
from motcua.work.intake.acts import draft as drafts
from tests import cast as people
from tests.identity import offering, practice, process

__all__ = ["offering", "practice", "process"]


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


@pytest.fixture
def lan(cast: people.Cast, enter: Callable[[Actor], Client]) -> Client:
    """Bà Lan's browser."""
    return enter(cast.lan)


@pytest.fixture
def minh(cast: people.Cast, enter: Callable[[Actor], Client]) -> Client:
    """The browser of anh Minh, another citizen."""
    return enter(people.citizen("anh-minh", "Lê Văn Minh", "070160000002", "0912345679"))


@pytest.fixture
def draft(cast: people.Cast) -> str:
    """An application that bà Lan has begun."""
    return str(drafts.start(by=cast.lan, procedure="P0001", at=people.MONDAY))


def picture(name: str = "giay.png", colour: str = "white") -> SimpleUploadedFile:
    """A small true picture, ready to be sent."""
    drawn = BytesIO()
    Image.new("RGB", (8, 8), colour).save(drawn, "PNG")
    return SimpleUploadedFile(name, drawn.getvalue(), "image/png")
