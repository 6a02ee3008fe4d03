"""Reads the national catalogue of procedures through an account of the envelope; what it says is not judged here."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from motcua.reactions.sync.accounts import Account
from motcua.reactions.sync.dvcqg import portals
from motcua.reactions.sync.dvcqg.session import codes
from motcua.reactions.sync.dvcqg.session.client import SHARE, SessionClient
from motcua.reactions.sync.ports import Json, Misconfigured, Permanent

_MOST = 20_000  # procedures; all ministries together have some six thousand


@dataclass(frozen=True, slots=True)
class Procedure:
    """A procedure as it was told, with its publishing decision where the catalogue has one."""

    code: str
    body: Json
    decision: Json | None
    fault: str = ""  # why the body is empty


class Catalogue:
    """The catalogue as one account of ours sees it."""

    def __init__(self, client: SessionClient) -> None:
        """Nothing is asked yet."""
        self._client = client
        self._decisions: dict[str, Json | None] = {}

    def codes(self) -> tuple[str, ...]:
        """The code of every procedure, in the order of the answer. Raises `ExchangeFailed`."""
        rows = self._rows("LayDanhSachTTHC", {}, path=SHARE)
        if len(rows) > _MOST:
            raise Permanent(f"Danh mục quốc gia trả về hơn {_MOST} thủ tục.")
        return tuple(str(row.get("MATTHC") or "").strip() for row in rows)

    def procedures(self) -> Iterator[Procedure]:
        """Every procedure, one after the other. Raises `ExchangeFailed`; what was told until then is no catalogue."""
        for code in self.codes():
            try:
                rows = self._rows("LayThuTuc", {"maTTHC": code}) if code else []
            except Permanent as refused:  # one procedure that it will not tell does not hide the others
                yield Procedure(code, {}, None, refused.reason)
                continue
            if code and not rows:
                yield Procedure(code, {}, None, "Danh mục nêu mã này nhưng không cho biết nội dung.")
                continue
            body = rows[0] if rows else {}
            yield Procedure(code, body, self._decision(str(body.get("IDQUYETDINHCONGBO") or "").strip()))

    def _decision(self, number: str) -> Json | None:
        """The publishing decision; none where the portal does not tell it."""
        if not number:
            return None
        if number not in self._decisions:
            try:
                rows = self._rows("LayQDCB", {"idQDCB": number})
            except (Misconfigured, Permanent):  # older portals have no such service, or do not know the decision
                rows = []
            self._decisions[number] = rows[0] if rows else None
        return self._decisions[number]

    def _rows(self, service: str, body: Json, *, path: str = "/integration") -> Sequence[Json]:
        answer = self._client.call(service, body, path=path)
        if codes.of(answer) not in codes.WELL:
            raise codes.refusal(answer)
        return codes.listed(answer.get("result"))


def of(accounts: Sequence[Account]) -> Catalogue:
    """The catalogue by the first of our accounts that can read it. Raises `Misconfigured` where none can."""
    for account in accounts:
        client = portals.of(account) if account.real else None
        if isinstance(client, SessionClient):
            return Catalogue(client)
    raise Misconfigured(
        "Chưa khai báo tài khoản Cổng Dịch vụ công quốc gia đọc được danh mục (thế hệ session hoặc indexed)."
    )
