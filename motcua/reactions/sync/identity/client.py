"""Speaks to a provider of identity over HTTP: what it is, its keys, the tokens for a code, what else it tells.

Time is real time here, also in a demonstration that lives in another year: a token is good for minutes.
"""

import threading
import time
from dataclasses import dataclass, field
from urllib.parse import urlencode

import orjson
import urllib3
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from motcua.reactions.sync import told
from motcua.reactions.sync.identity import mapping, verifying
from motcua.reactions.sync.identity.accounts import Provider
from motcua.reactions.sync.identity.port import Declined, NotBelieved
from motcua.reactions.sync.ports import ExchangeFailed, Health, Json, Misconfigured, Temporary

_CONNECT, _READ = 3.0, 8.0  # seconds; a citizen waits
_MOST = 1_000_000  # bytes of an answer
_KEPT = 3600.0  # seconds for which keys and addresses are taken as they were
_EAGER = 5.0  # seconds between two fetches of keys because a token named an unknown one
_FORM = "application/x-www-form-urlencoded"


@dataclass
class ProviderClient:
    """One provider, over the network; its addresses and keys are kept for an hour."""

    provider: Provider
    _pool: urllib3.PoolManager = field(init=False, repr=False)
    _lock: threading.RLock = field(default_factory=threading.RLock, init=False, repr=False)
    _addresses: Json = field(default_factory=dict, init=False, repr=False)
    _keys: KeySet | None = field(default=None, init=False, repr=False)
    _learnt: float = field(default=-_KEPT, init=False)
    _keyed: float = field(default=-_KEPT, init=False)
    _hurried: float = field(default=-_EAGER, init=False)

    def __post_init__(self) -> None:
        """Nothing is connected yet."""
        limits = urllib3.Timeout(connect=_CONNECT, read=_READ)
        self._pool = urllib3.PoolManager(num_pools=2, timeout=limits, retries=False, cert_reqs="CERT_REQUIRED")

    def endpoint(self, name: str) -> str:
        """The address of the endpoint, as the port says."""
        if self.provider.endpoints:
            return dict(self.provider.endpoints).get(name, "")
        with self._lock:
            if time.monotonic() - self._learnt >= _KEPT:
                self._learn()
            address = self._addresses.get(name)
        return address if isinstance(address, str) and told.safe(address) else ""

    def _learn(self) -> None:
        """The provider says where its endpoints are; one that calls itself otherwise than we do is not asked."""
        issuer = self.provider.issuer.rstrip("/")
        found = self._get(f"{issuer}/.well-known/openid-configuration")
        if str(found.get("issuer", "")).rstrip("/") != issuer:
            raise Misconfigured(f"{self.provider.title} tự gọi mình bằng một issuer khác với cấu hình.")
        self._addresses, self._learnt = found, time.monotonic()

    def exchange(self, code: str, verifier: str, returns: str) -> Json:
        """The tokens for a code, as the port says."""
        form, headers = mapping.fetch(self.provider, code, verifier, returns)
        address = self._needed("token_endpoint")
        status, body = self._send("POST", address, urlencode(form).encode(), headers | {"Content-Type": _FORM})
        if status == 401 or body.get("error") in {"invalid_client", "unauthorized_client"}:  # noqa: PLR2004
            raise Misconfigured(f"{self.provider.title} không nhận tài khoản của tỉnh.")
        if status >= 400:  # noqa: PLR2004
            raise Declined(f"{self.provider.title} không nhận lượt đăng nhập này.", _word(body.get("error")))
        return body

    def claims(self, token: str, nonce: str) -> Json:
        """What the verified id token tells; keys that the provider has changed meanwhile are fetched once more."""
        expected = verifying.Expected(self._issuer(), self.provider.client, nonce, time.time())
        try:
            return verifying.claims(token, self._key_set(), expected)
        except verifying.UnknownKey:
            fresh = self._key_set(hurry=True)
        try:
            return verifying.claims(token, fresh, expected)
        except verifying.UnknownKey:
            raise NotBelieved(f"Khóa ký không phải của {self.provider.title}.", "key") from None

    def more(self, access_token: str) -> Json:
        """What else the provider tells of the person, as the port says."""
        address = self.endpoint("userinfo_endpoint")
        return self._get(address, {"Authorization": f"Bearer {access_token}"}) if address and access_token else {}

    def check(self) -> Health:
        """As the port says; what was known of the provider is learnt anew."""
        try:
            with self._lock:
                if not self.provider.endpoints:
                    self._learn()
                self._keys, self._keyed = self._fetched(), time.monotonic()
        except ExchangeFailed as failed:
            return Health(works=False, said=failed.reason)
        return Health(works=True, said=f"{self.provider.title} trả lời, khóa ký đọc được.")

    def _issuer(self) -> str:
        """How the provider writes its own name: to the letter, a stroke at the end included."""
        named = self._addresses.get("issuer")
        return named if isinstance(named, str) else self.provider.issuer

    def _key_set(self, *, hurry: bool = False) -> KeySet:
        with self._lock:
            now = time.monotonic()
            due = self._keys is None or now - self._keyed >= _KEPT
            if hurry and now - self._hurried >= _EAGER:
                due, self._hurried = True, now
            if due or self._keys is None:
                self._keys, self._keyed = self._fetched(), now
            return self._keys

    def _fetched(self) -> KeySet:
        listed = self._get(self._needed("jwks_uri")).get("keys")
        rows = [row for row in (listed if isinstance(listed, list) else []) if isinstance(row, dict)]
        good = [row for row in rows if row.get("use", "sig") == "sig" and row.get("kty") != "oct"]
        try:
            return KeySet.import_key_set({"keys": good})
        except (JoseError, ValueError, TypeError, KeyError) as error:
            raise Temporary(f"{self.provider.title} cho khóa không đọc được.") from error

    def _needed(self, name: str) -> str:
        address = self.endpoint(name)
        if not address:
            raise Misconfigured(f"{self.provider.title} không cho địa chỉ {name}.")
        return address

    def _get(self, address: str, headers: dict[str, str] | None = None) -> Json:
        status, body = self._send("GET", address, None, headers or {})
        if status >= 400:  # noqa: PLR2004
            raise Temporary(f"{self.provider.title} báo lỗi HTTP {status}.")
        return body

    def _send(self, method: str, address: str, content: bytes | None, headers: dict[str, str]) -> tuple[int, Json]:
        title = self.provider.title
        try:
            answer = self._pool.request(
                method, address, body=content, headers={"Accept": "application/json", **headers}, redirect=False
            )
        except urllib3.exceptions.SSLError as error:
            raise Misconfigured(f"Chứng thư số của {title} không được tin cậy.") from error
        except (urllib3.exceptions.HTTPError, OSError) as error:
            raise Temporary(f"{title} không trả lời.") from error
        if answer.status >= 500 or len(answer.data) > _MOST or 300 <= answer.status < 400:  # noqa: PLR2004
            raise Temporary(f"{title} báo lỗi HTTP {answer.status}.")
        try:
            body = orjson.loads(answer.data)
        except orjson.JSONDecodeError as error:
            raise Temporary(f"{title} trả lời không đúng dạng.") from error
        if not isinstance(body, dict):
            raise Temporary(f"{title} trả lời không đúng dạng.")
        return answer.status, body


def _word(error: object) -> str:
    """The provider's own word for its refusal; `other` for one that is none."""
    return error if isinstance(error, str) and error.isascii() and error.replace("_", "").isalpha() else "other"
