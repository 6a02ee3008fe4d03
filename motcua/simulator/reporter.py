"""The index as the nation sees it: counted from nothing but what was received.

Source: QĐ 766/2022, Annex I; decision 0501
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, time

from motcua.law import quality
from motcua.law.calendar import ZONE
from motcua.law.workflow import State
from motcua.simulator import shapes
from motcua.simulator.shapes import Json
from motcua.simulator.store import PROGRESS, STATUS, Kept, Store

_PAGE = 500
_ENDS = (State.FINISHED, State.RETURNED, State.STOPPED, State.NOT_RECEIVED, State.WITHDRAWAL_ASKED)  # the first counts
_END_FIELDS = {State.FINISHED: "NgayKetThucXuLy", State.RETURNED: "NgayTra", State.NOT_RECEIVED: "NgayTuChoi"}
_HAS_RESULT = {State.FINISHED, State.RETURNED}
_ONLINE, _PAID_ONLINE, POPULATION = "2", {"1", "2"}, "CSDLDC"
COMPONENTS = {
    "B1": ("on_time", "received"), "C3": ("online", "received"), "D3": ("paid_online", "with_fee"),
    "E1": ("electronic_result", "with_result"), "E2": ("digitised", "received"), "E4": ("reusing", "received"),
    "E5": ("shared", "received"), "E6": ("population", "received"),
}  # fmt: skip


@dataclass(frozen=True)
class Seen:
    """A dossier in its period: what came about it, whatever the generation."""

    kept: Kept
    steps: list[Json]
    states: list[Json]

    def text(self, name: str) -> str:
        """A plain field of the dossier."""
        return shapes.text(self.kept.body.get(name))

    def moment(self, name: str) -> datetime | None:
        """A moment of the dossier, in Vietnam's time."""
        return _moment(self.kept.body.get(name))

    def rows(self, name: str) -> list[Json]:
        """A list of the dossier, or the one last sent with a state."""
        for body in (*reversed(self.states), self.kept.body):
            if isinstance(told := body.get(name), list) and told:
                return [row for row in told if isinstance(row, dict)]
        return []

    @property
    def state(self) -> int:
        """The state it stands in; nought when none was told."""
        return self.kept.state or 0

    @property
    def ended(self) -> datetime | None:
        """When it ended: settled before returned, before stopped or refused, before withdrawn."""
        for state in _ENDS:
            told = self.moment(_END_FIELDS[state]) if state in _END_FIELDS else None
            if told or (told := self._reached(state)):
                return told
        return None

    @property
    def waits(self) -> list[quality.Wait]:
        """The requests for completion, from the list of supplements or else from the steps."""
        rows = self.rows("DanhSachHoSoBoSung")
        asked = [(_moment(row.get("NgayBoSung")), _moment(row.get("NgayTiepNhanBoSung"))) for row in rows]
        found = [quality.Wait(first, answered) for first, answered in asked if first]
        return found or self._waits_of_steps()

    @property
    def first_due(self) -> datetime | None:
        """The day first promised."""
        moved = (_moment(row.get("NgayHenTraTruoc")) for row in self.rows("DanhSachHoSoBoSung"))
        return next((told for told in moved if told), None) or self.moment("NgayHenTra")

    def _reached(self, state: State) -> datetime | None:
        times = [_moment(step.get("ThoiDiemXuLy")) for step in self.steps if _told_state(step) == state]
        return times[-1] if times and self.state in {state, State.RETURNED} else None

    def _waits_of_steps(self) -> list[quality.Wait]:
        found: list[quality.Wait] = []
        asked: datetime | None = None
        for step in self.steps:
            at, waiting = _moment(step.get("ThoiDiemXuLy")), _told_state(step) == State.SUPPLEMENT_NEEDED
            if at and waiting and asked is None:
                asked = at
            elif at and not waiting and asked is not None:
                found.append(quality.Wait(asked, at))
                asked = None
        return [*found, quality.Wait(asked)] if asked else found


@dataclass(frozen=True)
class Period:
    """From the first moment to the last (not in it), and the moment at which open dossiers are judged."""

    first: datetime
    beyond: datetime
    judged: datetime

    def holds(self, at: datetime) -> bool:
        """Whether the moment lies in the period."""
        return self.first <= at < self.beyond


def _moment(told: object) -> datetime | None:
    at = shapes.moment(shapes.text(told))
    return at.replace(tzinfo=ZONE) if at else None


def _told_state(step: Json) -> int:
    told = shapes.text(step.get("TrangThai"))
    return int(told) if told.isdecimal() else 0


def _has_fee(seen: Seen) -> bool:
    return any(shapes.text(row.get("Gia")).strip("0").isdecimal() for row in seen.rows("DanhSachLePhi"))


def _papers(seen: Seen) -> Iterator[Json]:
    yield from seen.rows("TaiLieuNop")
    for part in seen.rows("ThanhPhanHoSo"):
        files = part.get("GiayToDinhKem")
        yield from ({**part, **file} for file in files if isinstance(file, dict)) if isinstance(files, list) else ()


def _has_file(paper: Json) -> bool:
    return any(paper.get(name) for name in ("DuongDanTaiTepTin", "TepDinhKemId", "IdGiayTo"))


def _electronic(seen: Seen) -> bool:
    links = ("DuongDanTepTinKetQua", "IdGiayTo")
    return any(row.get(name) for row in seen.rows("DanhSachGiayToKetQua") for name in links)


def _reuses(seen: Seen) -> bool:
    return seen.text("HoSoCoThanhPhanSoHoa") == "1" or any(_is(p, "DuocSoHoa") for p in _papers(seen))


def _is(row: Json, name: str) -> bool:
    return shapes.text(row.get(name)) == "1"


def _knows_people(seen: Seen) -> bool:
    asked = any(shapes.text(row.get("MaCSDL")) == POPULATION for row in seen.rows("DSKetNoiCSDL"))
    return asked or seen.text("TaiKhoanDuocXacThucVoiVNeID") == "1"


def _in_time(seen: Seen, period: Period, reading: quality.DueReading) -> bool:
    """By the day promised last, until that day ends; or by the first, to the minute, the waits taken out.

    Source: QĐ 766/2022, Annex I(2)
    """
    received, due = seen.moment("NgayTiepNhan"), seen.moment("NgayHenTra")
    if received is None or due is None:
        return False
    last = datetime.combine(due.date(), time.max, ZONE)
    course = quality.Course(received, seen.first_due, last, seen.ended, seen.waits)
    return quality.is_on_time(course, period.judged, reading)


MEASURES: dict[str, Callable[[Seen, Period], bool]] = {
    "received": lambda _seen, _period: True,
    "online": lambda seen, _period: seen.text("KenhThucHien") == _ONLINE,
    "finished": lambda seen, _period: seen.ended is not None,
    "on_time": lambda seen, period: _in_time(seen, period, quality.DueReading.MOVED),
    "on_time_original": lambda seen, period: _in_time(seen, period, quality.DueReading.ORIGINAL),
    "without_due_day": lambda seen, _period: seen.moment("NgayHenTra") is None,
    "with_fee": lambda seen, _period: _has_fee(seen),
    "paid_online": lambda seen, _period: _has_fee(seen) and seen.text("DuocThanhToanTrucTuyen") in _PAID_ONLINE,
    "with_result": lambda seen, _period: seen.state in _HAS_RESULT,
    "electronic_result": lambda seen, _period: seen.state in _HAS_RESULT and _electronic(seen),
    "digitised": lambda seen, _period: any(map(_has_file, _papers(seen))) and _electronic(seen),
    "reusing": lambda seen, _period: _reuses(seen),
    "shared": lambda seen, _period: any(_is(paper, "DuocLayTuKhoDMQG") for paper in _papers(seen)),
    "population": lambda seen, _period: _knows_people(seen),
}


def seen(store: Store, period: Period) -> Iterator[Seen]:
    """The dossiers received in the period, by their own day of receipt."""
    after = ""
    while page := store.page(after, _PAGE):
        after = page[-1].code
        codes = [kept.code for kept in page]
        steps, states = store.items(codes, PROGRESS), store.items(codes, STATUS)
        for kept in page:
            one = Seen(kept, steps[kept.code], states[kept.code])
            received = one.moment("NgayTiepNhan")
            if received and period.holds(received):
                yield one


def unit_of(it: Seen) -> str:
    """The unit in the number of a dossier: what stands before the day and the number."""
    return it.kept.code.rsplit("-", 2)[0]


def procedure_of(it: Seen) -> str:
    """The procedure of a dossier."""
    return it.kept.procedure


def dossier_of(it: Seen) -> str:
    """The dossier itself, so that differences can be told item by item."""
    return it.kept.code


BY = {"unit": unit_of, "procedure": procedure_of, "dossier": dossier_of}


def counts(found: Iterable[Seen], period: Period, by: Callable[[Seen], str]) -> dict[str, Counter[str]]:
    """Every count, for each unit or procedure and under the empty name for all."""
    told: dict[str, Counter[str]] = {"": Counter()}
    for one in found:
        held = [name for name, measure in MEASURES.items() if measure(one, period)]
        for key in ("", by(one)):
            told.setdefault(key, Counter()).update(held)
    return told


def components(told: Counter[str], reported: int | None = None) -> dict[str, list[int]]:
    """The components that dossiers alone show, each as part and whole; A4 only beside a reported number."""
    found = {name: [told[part], told[whole]] for name, (part, whole) in COMPONENTS.items()}
    return found if reported is None else {"A4": [told["received"], reported], **found}
