"""A dossier in the national message format, read as what the index asks of it. All three generations of the format."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from motcua.law import quality
from motcua.law.calendar import ZONE
from motcua.law.errors import CalendarEnds
from motcua.law.sentences import say
from motcua.law.workflow import State
from motcua.reactions.quality.incoming import gateway, values
from motcua.reactions.quality.incoming.events import CourseTold
from motcua.reactions.quality.incoming.names import Names
from motcua.reactions.quality.incoming.values import Message, Wrong
from motcua.registers.people import queries as people

# letters, digits and what stands between them: nothing that a path, an address or a page would read otherwise
CODE = re.compile(r"(?!.*\.\.)\w[\w.\-]{0,59}")
_CHANNELS = {"": 1, "1": 1, "2": 2, "3": 3}  # nothing said means at the counter. Source: QĐ 766/2022, Annex I(4)
_STATES = {str(int(state)): state for state in State}
_LONGEST_TERM = timedelta(days=20 * 366)
_WITH_RESULT = {State.FINISHED, State.RETURNED}
_ENDED = {State.FINISHED, State.RETURNED, State.STOPPED, State.NOT_RECEIVED}
_NOT_YET = {State.REGISTERED, State.NOT_RECEIVED, State.SUPPLEMENT_NEEDED, State.WITHDRAWAL_ASKED, State.STOPPED}
_REUSED = frozenset({"2"})
_ONLINE_ON, _NOT_ONLINE = frozenset({"2"}), "3"


@dataclass(frozen=True, slots=True)
class Course:
    """What was read: the fact to remember, and our numbers of the unit that settles and of the procedure."""

    fact: CourseTold
    agency: int
    procedure: int


def code_of(message: Message) -> str:
    """The dossier's code. Raises `Wrong` where there is none that a code can be."""
    code = values.text(message, "MaHoSo")
    if not CODE.fullmatch(code):
        raise Wrong("Không có MaHoSo, hoặc MaHoSo dài quá 60 ký tự hay có ký tự ngoài chữ, số, “.”, “-” và “_”.")
    return code


def read(message: Message, names: Names, *, now: datetime, exchanged: bool = False) -> Course:
    """The course of the dossier; `exchanged` tells that the national portal has accepted these messages.

    Raises `Wrong` with the reason why it cannot be counted.
    Source: decision 0402
    """
    message = gateway.in_older_words(message) if gateway.speaks(message) else message
    code, state = code_of(message), _state(message)
    received = values.past_moment(message, "NgayTiepNhan", now)
    if received is None:
        why = "Hồ sơ chưa được tiếp nhận nên chưa được tính." if state in _NOT_YET else "Không có NgayTiepNhan."
        raise Wrong(why)
    agency = names.agency(message, code, received.astimezone(ZONE).date())
    procedure, key = names.procedure(message)
    first_due, due = _promised(message, received)
    ended = _ended(message, state, received, now)
    waits = _waits(message, now)
    still = [begun for begun, done in waits if done is None]
    waited = sum(int((done - begun).total_seconds() // 60) for begun, done in waits if done is not None)
    reckoned = None if first_due or due else _statutory(names, agency.id, procedure, received)
    if reckoned is not None:
        first_due, due = reckoned, reckoned + timedelta(minutes=waited)
    fact = CourseTold(
        code=code, agency=agency.code, procedure=key, channel=_channel(message), received_at=received, due_at=due,
        first_due_at=first_due, due_reckoned=reckoned is not None, ended_at=ended,
        waiting_since=still[-1] if still and state is State.SUPPLEMENT_NEEDED else None,
        waited=waited, supplements=max(len(waits), int(state is State.SUPPLEMENT_NEEDED)), exchanged=exchanged,
        fee=sum(values.money(line, "Gia") for line in values.rows(message, "DanhSachLePhi")),
        paid_online=_paid_online(message), result_due=state in _WITH_RESULT,
        **_papers(message), population=_population(message, names),
    )  # fmt: skip
    return Course(fact, agency.id, procedure)


def _state(message: Message) -> State:
    given = values.text(message, "TrangThaiHoSo")
    state = _STATES.get(given)
    if state is None:
        raise Wrong(say("TrangThaiHoSo “%(given)s” không phải là một trạng thái từ 1 đến 10.", given=given[:20]))
    return state


def _channel(message: Message) -> int:
    given = values.text(message, "KenhThucHien")
    if given not in _CHANNELS:
        raise Wrong(say("KenhThucHien “%(given)s” không phải là 1, 2 hay 3.", given=given[:20]))
    return _CHANNELS[given]


def _promised(message: Message, received: datetime) -> tuple[datetime | None, datetime | None]:
    """The due date as first promised and as it stands; supplements carry the one before and the new one."""
    due = values.moment(message, "NgayHenTra")
    asked = sorted(_supplements(message), key=lambda each: each[0])
    before = [values.moment(row, "NgayHenTraTruoc") for _at, row in asked]
    moved = [values.moment(row, "NgayHenTraMoi") for _at, row in asked]
    first = next((at for at in before if at is not None), due)
    if asked and moved[-1] is not None and due in (None, before[-1]):
        due = moved[-1]  # the head of the message still says the old date
    for at in (first, due):
        if at is not None and at < received:
            raise Wrong(
                say(
                    "Ngày hẹn trả %(day)s trước ngày tiếp nhận %(received)s.",
                    day=f"{at:%d/%m/%Y}",
                    received=f"{received:%d/%m/%Y}",
                )
            )
        if at is not None and at > received + _LONGEST_TERM:
            raise Wrong(say("Ngày hẹn trả %(day)s sau ngày tiếp nhận hơn 20 năm.", day=f"{at:%d/%m/%Y}"))
    return first, due


def _statutory(names: Names, agency: int, procedure: int, received: datetime) -> datetime | None:
    """The due date by the procedure's longest term, where nobody promised one; None where no term is known.

    Source: QĐ 766/2022, Annex I(2); decision 0402
    """
    term = names.longest_term(procedure, received.astimezone(ZONE).date())
    if term is None:
        return None
    try:
        return quality.statutory_due(received, term, people.calendar_for(agency))
    except CalendarEnds:
        return None


def _ended(message: Message, state: State, received: datetime, now: datetime) -> datetime | None:
    """When settling ended: the moment of 9, then 10, then 8 and 3; a withdrawal ends only when it says when.

    Source: QĐ 766/2022, Annex I(2)
    """
    ended = values.past_moment(message, "NgayKetThucXuLy", now)
    if ended is None and state in _ENDED:
        instead = "NgayTuChoi" if state is State.NOT_RECEIVED else "NgayTra"
        ended = values.past_moment(message, instead, now)
        if ended is None:
            raise Wrong(
                say(
                    "Hồ sơ ở trạng thái %(state)s “%(label)s” nhưng không có NgayKetThucXuLy.",
                    state=int(state),
                    label=(state.label,),
                )
            )
    if ended is not None and state not in _ENDED | {State.WITHDRAWAL_ASKED}:
        raise Wrong(
            say(
                "Có NgayKetThucXuLy nhưng hồ sơ còn ở trạng thái %(state)s “%(label)s”.",
                state=int(state),
                label=(state.label,),
            )
        )
    if ended is not None and ended < received:
        raise Wrong(
            say(
                "NgayKetThucXuLy %(ended)s trước NgayTiepNhan %(received)s.",
                ended=f"{ended:%d/%m/%Y %H:%M}",
                received=f"{received:%d/%m/%Y %H:%M}",
            )
        )
    return ended


def _supplements(message: Message) -> list[tuple[datetime, Message]]:
    found = []
    for row in values.rows(message, "DanhSachHoSoBoSung"):
        at = values.moment(row, "NgayBoSung")
        if at is None:
            raise Wrong("Một lần bổ sung trong DanhSachHoSoBoSung không có NgayBoSung.")
        found.append((at, row))
    return found


def _waits(message: Message, now: datetime) -> list[tuple[datetime, datetime | None]]:
    """When the applicant was asked, and when the answer came, if it has; oldest first."""
    found = []
    for begun, row in _supplements(message):
        done = values.past_moment(row, "NgayTiepNhanBoSung", now)
        if begun > now + values.SKEW or (done is not None and done < begun):
            raise Wrong("NgayTiepNhanBoSung trước NgayBoSung, hoặc NgayBoSung còn ở phía trước.")
        found.append((begun, done))
    return sorted(found, key=lambda wait: wait[0])


def _paid_online(message: Message) -> bool:
    if values.text(message, "DuocThanhToanTrucTuyen") == _NOT_ONLINE:
        return False
    return values.mark(message, "DuocThanhToanTrucTuyen", also=_ONLINE_ON)


def _papers(message: Message) -> dict[str, bool]:
    """What the lists of papers show: digitised, taken again from a store, taken from the national one, electronic."""
    laid = [row for row in values.rows(message, "TaiLieuNop") if not values.mark(row, "IsDeleted")]
    results = values.rows(message, "DanhSachGiayToKetQua")
    shared = any(values.mark(row, "DuocLayTuKhoDMQG") for row in laid)
    again = any(values.mark(row, "DuocTaiSuDung", also=_REUSED) for row in laid)
    return {
        "digitised": values.mark(message, "HoSoCoThanhPhanSoHoa") or any(_has_file(row) for row in laid),
        "reused": again or shared or any(values.text(row, "MaKetQuaThayThe") for row in laid),
        "shared": shared,
        "result_electronic": any(values.text(row, "DuongDanTepTinKetQua") for row in results),
    }


def _has_file(row: Message) -> bool:
    return values.mark(row, "DuocSoHoa") or any(
        values.text(row, name) for name in ("DuongDanTaiTepTin", "TepDinhKemId")
    )


def _population(message: Message, names: Names) -> bool:
    """Source: QĐ 766/2022, Annex I(5)."""
    asked = [values.text(row, "MaCSDL") for row in values.rows(message, "DSKetNoiCSDL")]
    alone = values.text(message, "MaCSDL")
    return values.mark(message, "TaiKhoanDuocXacThucVoiVNeID") or names.asks_population([*asked, alone])
