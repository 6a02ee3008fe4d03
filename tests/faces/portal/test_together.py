"""The same button pressed twice in one moment."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections
from django.test import Client

from motcua.ledger import clock
from motcua.registers.files.models import StoredFile
from motcua.registers.people.actor import Actor
from motcua.work.dossiers.models import Dossier
from motcua.work.intake.acts import draft as drafts
from tests import cast as people

PRESSES = 4


@pytest.fixture
def complete(transactional_db: None) -> Iterator[tuple[people.Cast, str]]:
    """A draft of bà Lan that only needs to be sent."""
    cast = people.assemble()
    clock.pretend(people.at(29, 10))
    draft = str(drafts.start(by=cast.lan, procedure="P0001", at=people.MONDAY))
    changes = {"agency": cast.commune.code, "answers": {"child_name": "Trần Gia Bảo"}}
    drafts.save(by=cast.lan, draft=draft, changes=changes, revision=0, at=people.MONDAY)
    for no in (1, 2):
        digest = f"{no:064d}"
        StoredFile.objects.create(digest=digest, name="a", media_type="image/png", size=9, stored_at=people.MONDAY)
        drafts.attach(by=cast.lan, draft=draft, no=no, name=f"Giấy {no}", digest=digest, at=people.MONDAY)
    yield cast, draft
    clock.forget()


def test_four_presses_in_one_moment_file_one_dossier_and_all_lead_to_it(
    complete: tuple[people.Cast, str], enter: Callable[[Actor], Client]
) -> None:
    cast, draft = complete
    clients = [enter(cast.lan) for _ in range(PRESSES)]
    start = Barrier(PRESSES)

    def press(client: Client) -> str:
        start.wait()
        try:
            return str(client.post(f"/drafts/{draft}/submit/", {"declare": "1"})["Location"])
        finally:
            connections.close_all()

    with ThreadPoolExecutor(PRESSES) as pool:
        led = set(pool.map(press, clients))
    assert led == {f"/my/dossiers/{Dossier.objects.get().code}/filed/"}
