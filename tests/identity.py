"""A provider of identity in a process of its own, spoken to over HTTP with keys of its own."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest
import urllib3

from motcua.reactions.sync.identity import accounts, speaking
from motcua.reactions.sync.identity.port import Proven, SettingOut

BACK = "http://testserver/sign-in/from/vneid/"
LAN = "070160000001"
_BEGIN = "import sys; from motcua.faces.cli.main import main; sys.exit(main(['simulator', '--port', '0']))"


@dataclass
class Practice:
    """The provider's process, and a browser that walks to it and back."""

    address: str

    def __post_init__(self) -> None:
        self.pool = urllib3.PoolManager(retries=False)

    def told(self, **changes: object) -> str:
        """The account, as `MOTCUA_OIDC` tells it."""
        row = {"name": "vneid", "label": "VNeID", "issuer": f"{self.address}/identity", "client": "mot-cua-thu",
               "secret": "mat-khau-cua-mot-cua-thu", **changes}  # fmt: skip
        return json.dumps([row])

    def does(self, mischief: str = "none", **more: object) -> None:
        """The provider does this wrong from now on."""
        body = json.dumps({"mischief": mischief, **more}).encode()
        assert self.pool.request("POST", f"{self.address}/_control/identity", body=body).status == 200

    def chooses(self, address: str, who: str = LAN, level: str = "") -> dict[str, str]:
        """What the browser brings back after somebody was chosen there."""
        form = urlencode({"who": who, "level": level}).encode()
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        answer = self.pool.request("POST", address, body=form, headers=kind, redirect=False)
        assert answer.status == 303, answer.data
        return dict(parse_qsl(urlsplit(answer.headers["Location"]).query))

    def signs_in(self, who: str = LAN, level: str = "") -> Proven:
        """Somebody went there and came back."""
        out = speaking.begin("vneid", BACK)
        return speaking.finish("vneid", kept(out), self.chooses(out.address, who, level), BACK)


def kept(out: SettingOut) -> dict[str, str]:
    """What the session holds of a way."""
    return {"provider": "vneid", "nonce": out.nonce, "verifier": out.verifier}


@pytest.fixture(scope="session")
def process() -> Iterator[Practice]:
    with subprocess.Popen([sys.executable, "-c", _BEGIN], stderr=subprocess.PIPE, text=True) as running:
        assert running.stderr
        line = next(line for line in running.stderr if "http://" in line)
        yield Practice("http://" + line.split("http://")[1].split()[0])
        running.terminate()


@pytest.fixture
def practice(process: Practice, settings: object, monkeypatch: pytest.MonkeyPatch) -> Iterator[Practice]:
    """The provider, knowing nothing of what other tests told it; keys may be fetched anew at once."""
    monkeypatch.setattr("motcua.reactions.sync.identity.client._EAGER", 0.0)
    settings.OIDC = process.told()  # type: ignore[attr-defined]
    speaking._client.cache_clear()
    accounts._read.cache_clear()
    process.does("none")
    yield process
    speaking._client.cache_clear()


@pytest.fixture
def offering(practice: Practice, settings: object) -> Callable[..., None]:
    """Changes our account with the provider."""

    def changed(**changes: object) -> None:
        settings.OIDC = practice.told(**changes)  # type: ignore[attr-defined]
        speaking._client.cache_clear()

    return changed
