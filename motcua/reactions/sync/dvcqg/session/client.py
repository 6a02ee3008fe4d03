"""Speaks the first generation: the envelope with a session (`/auth`, `/integration`), nothing else."""

import threading
from collections.abc import Iterator, Mapping, Sequence

from motcua.reactions.sync.accounts import Account
from motcua.reactions.sync.dvcqg import links
from motcua.reactions.sync.dvcqg.picture import Picture
from motcua.reactions.sync.dvcqg.port import Listed, Outcome, Parcel, Pulse, Seen
from motcua.reactions.sync.dvcqg.session import codes, mapping
from motcua.reactions.sync.dvcqg.session.round import Round
from motcua.reactions.sync.dvcqg.wire import Wire
from motcua.reactions.sync.ports import ExchangeFailed, Health, Json, Misconfigured, Temporary

INTEGRATION, SHARE = "/integration", "/share"  # services of dossiers; of catalogues


class SessionClient:
    """One site's account with the portal."""

    def __init__(self, account: Account, wire: Wire) -> None:
        """Nothing is said until something is asked."""
        self.account = account
        self._wire = wire
        self._session = ""
        self._signing_in = threading.Lock()

    def message(self, picture: Picture) -> Json:
        """The dossier in the words of this generation."""
        return mapping.dossier(picture, link=links.of(self.account.files_at, picture.code))

    def deliver(self, parcels: Sequence[Parcel], pulse: Pulse) -> Iterator[Outcome]:
        """See `NationalPortal.deliver`."""
        return Round(self, pulse).deliver(parcels)

    def look_up(self, code: str) -> Seen | None:
        """The dossier as the portal has it, with its steps."""
        answer = self.call("TraCuuHoSo", {"mahoso": code})
        found = [one for one in codes.listed(answer.get("result")) if one.get("MaHoSo") == code]
        if not found:
            if codes.of(answer) in codes.WELL | {codes.UNKNOWN} or codes.says_unknown(answer):
                return None
            raise codes.refusal(answer)
        steps = codes.listed(found[0].get("TienDo"))
        state = str(found[0].get("TrangThaiHoSo") or "0")
        return Seen(code, int(state) if state.isdecimal() else 0, tuple(map(mapping.mark, steps)))

    def page(self, after: str, limit: int) -> tuple[Listed, ...]:
        """One page of the list of what the portal has of this account."""
        answer = self.call("LayDanhSachHoSo", {"tuma": after, "sodong": str(limit)})
        if codes.of(answer) not in codes.WELL:
            raise codes.refusal(answer)
        return tuple(
            Listed(str(one["MaHoSo"]), int(str(one.get("TrangThaiHoSo") or 0)), int(str(one.get("SoTienDo") or 0)))
            for one in codes.listed(answer.get("result"))
        )

    def check(self) -> Health:
        """Whether the portal gives us a session."""
        try:
            with self._signing_in:
                self._session = self._sign_in()
        except ExchangeFailed as failed:
            return Health(works=False, said=failed.reason)
        return Health(works=True, said="Đăng nhập Cổng Dịch vụ công quốc gia thành công.")

    def call(self, service: str, body: Mapping[str, object], *, path: str = INTEGRATION) -> Json:
        """The answer of a service, whatever its code; a session that has ended is begun anew once.

        Raises `Temporary` and `Misconfigured`.
        """
        for _ in range(2):
            session = self._current()
            envelope = {"session": session, "madonvi": self.account.unit, "service": service, **body}
            answer = self._say(path, envelope)
            code = codes.of(answer)
            if code in codes.NO_SESSION:
                self._forget(session)
                continue
            if code in codes.BROKEN:
                raise Temporary("Cổng Dịch vụ công quốc gia đang có sự cố.", uncertain=True)
            if code in codes.NOT_OURS:
                raise Misconfigured(f"Cổng Dịch vụ công quốc gia không cho phép (mã {code}).")
            return answer
        raise Temporary("Cổng Dịch vụ công quốc gia không giữ phiên làm việc.")

    def _current(self) -> str:
        with self._signing_in:
            if not self._session:
                self._session = self._sign_in()
            return self._session

    def _forget(self, session: str) -> None:
        with self._signing_in:
            if self._session == session:  # another thread may have begun a new one
                self._session = ""

    def _sign_in(self) -> str:
        told = {"username": self.account.username, "password": self.account.password}
        answer = self._say("/auth", told)
        session = answer.get("session")
        if codes.of(answer) in codes.BROKEN:
            raise Temporary("Cổng Dịch vụ công quốc gia đang có sự cố.")
        if codes.of(answer) not in codes.WELL or not isinstance(session, str) or not session:
            raise Misconfigured("Cổng Dịch vụ công quốc gia không chấp nhận tài khoản của tỉnh.")
        return session

    def _say(self, path: str, body: object) -> Json:
        answer = self._wire.call("POST", path, body, headers={"dstcode": self.account.route})
        if answer.status in {401, 403}:
            raise Misconfigured(f"Cổng Dịch vụ công quốc gia không cho phép (HTTP {answer.status}).")
        if answer.status != 200:  # noqa: PLR2004 - the envelope tells refusals inside
            raise Misconfigured(f"Địa chỉ của Cổng Dịch vụ công quốc gia trả lời HTTP {answer.status}.")
        return answer.body
