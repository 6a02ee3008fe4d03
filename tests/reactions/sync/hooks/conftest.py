import json
import os
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from motcua.reactions.sync.hooks import keeping, owing
from motcua.registers.people.acts import accounts, tokens
from motcua.registers.people.models import ApiToken
from motcua.registers.people.roles import Kind
from tests.cast import MONDAY, Cast
from tests.reactions.sync.houses import Time

ALL = ("DossierReceived", "DossierForwarded", "DossierDecided", "SupplementRequested")


class Receiver:
    """The process on the other side; what it took, and how it is told to misbehave."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, str(Path(__file__).with_name("receiver.py"))], stdout=subprocess.PIPE, text=True,
            env={"PATH": os.environ["PATH"]},
        )  # fmt: skip
        self.port = int(self.process.stdout.readline())
        self.heard: list[dict] = []
        self.listening = threading.Thread(target=self._listen, daemon=True)
        self.listening.start()

    def _listen(self) -> None:
        for line in self.process.stdout:
            self.heard.append(json.loads(line))

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/events?of=tinh"

    def plan(self, *words: str) -> None:
        body = json.dumps(words).encode()
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}/plan", body, method="POST")
        with urllib.request.urlopen(request) as answer:  # noqa: S310 - our own process
            answer.read()

    def took(self) -> list[dict]:
        """The events it took, in the order in which they came; one round trip more, so that all were read."""
        return [json.loads(one["body"]) for one in self.heard if one["took"]]

    def stop(self) -> None:
        self.process.kill()
        self.process.wait()
        self.listening.join()
        self.process.stdout.close()


@pytest.fixture
def receiver(settings: object) -> Iterator[Receiver]:
    settings.HOOK_NETWORKS = "127.0.0.0/8"
    it = Receiver()
    yield it
    it.stop()


def issue(cast: Cast, *scopes: str, agency: str = "", **more: object) -> int:
    """The number of a key of the province's app."""
    if not ApiToken.objects.exists():
        accounts.open_account(by=cast.khoa, username="app-tinh", full_name="Ứng dụng tỉnh", kind=Kind.SYSTEM, at=MONDAY)
    tokens.issue_token(
        by=cast.khoa, username="app-tinh", name="thử", scopes=scopes or ["event.read"], at=MONDAY, agency=agency, **more
    )
    return ApiToken.objects.latest("id").id


def subscribe(cast: Cast, receiver: Receiver, time: Time, *scopes: str, agency: str = "", kinds: tuple = ALL) -> str:
    """The secret of a new subscription called `app`."""
    token = issue(cast, "event.read", *scopes, agency=agency)
    return keeping.open_hook(
        by=cast.khoa, name="app", token=token, address=receiver.address, kinds=kinds, at=time.now - timedelta(days=30)
    )


def tell(code: str, *names: str) -> None:
    """Every fact of the dossier is delivered to who subscribed; of these names only, if some are given."""
    from motcua.ledger import facts

    for fact in facts.about(f"dossier:{code}"):
        if not names or fact.name in names:
            owing.owe(fact)
