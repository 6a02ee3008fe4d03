"""Lives of dossiers through every act, each act written down at its own moment, and what two memories say of them."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime

from django.db import connection

from motcua.ledger import clock
from motcua.reactions.quality import cells
from motcua.reactions.quality.past import folding
from motcua.reactions.quality.periods import Period
from motcua.registers.people.acts import checks
from motcua.work.dossiers.acts import decide, extend, forward, hand_over, pause, register, stop, supplement
from motcua.work.dossiers.application import Given
from tests import cast as people

COLUMNS = (
    "code", "origin", "agency_id", "counter_id", "procedure_id", "channel", "received_at", "received_day", "due_day",
    "original_day", "ended_day", "waiting_day", "first_due_minute", "ended_minute", "waiting_minute", "waited",
    "supplements", "fee", "paid_online", "exchanged", "result_due", "result_electronic", "digitised", "reused",
    "shared", "population", "disliked",
)  # fmt: skip


TOLD = {"identity": "070160000001", "name": "Trần Thị Lan"}


def then(moment: datetime) -> AbstractContextManager[None]:
    """Inside the block it is this moment, and facts are recorded at it."""
    return clock.standing_at(moment)


def folded(period: Period, day: object) -> list[dict[str, object]]:
    """The courses by the ledger, as it was when the day ended."""
    with connection.cursor() as cursor:
        cursor.execute(folding.COURSES, folding.asked_with(period, day))  # type: ignore[arg-type]
        return _rows(cursor)


def living(period: Period) -> list[dict[str, object]]:
    """The courses by the tables, as they are."""
    with connection.cursor() as cursor:
        where = "WHERE received_day BETWEEN %s AND %s"
        cursor.execute(f"SELECT * FROM quality_course {where}", [period.first, period.last])  # noqa: S608
        return _rows(cursor)


def _rows(cursor: object) -> list[dict[str, object]]:
    names = [column[0] for column in cursor.description]  # type: ignore[attr-defined]
    found = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]  # type: ignore[attr-defined]
    return sorted(({name: row[name] for name in COLUMNS} for row in found), key=lambda row: str(row["code"]))


def received(cast: people.Cast, at: datetime = people.MONDAY, **changes: object) -> str:
    with then(at):
        return people.received(cast, at=at, **changes)


def act(verb: Callable[..., object], at: datetime, **words: object) -> None:
    """The act is done, and recorded, at this moment; its cell is counted."""
    with then(at):
        verb(at=at, **words)
    cells.recount_dossier(str(words["dossier"]))


def every_life(cast: people.Cast) -> dict[str, str]:
    """One dossier for each way that a dossier can go, received on Monday 29 May 2023, by the name of the way."""
    at = people.at
    ways = {name: received(cast) for name in (
        "running", "supplemented", "waiting", "abandoned", "suspended", "resumed", "owing", "paid", "extended",
        "decided", "electronic", "rejected", "withdrawn", "returned",
    )}  # fmt: skip
    ways["looked_up"] = received(cast)
    check = looked_up(cast)
    ways["fee"] = received(cast, fee=30_000, paid=30_000)
    ways["online"] = received(cast, channel=2, fee=50_000, papers=(Given(no=1, name="Tờ khai", origin="register"),))
    for code in ways.values():
        cells.recount_dossier(code)
        act(forward.forward, at(29, 10), by=cast.hung, dossier=code)
    act(checks.used, at(29, 11), by=cast.hung, dossier=ways["looked_up"], check=check, values=TOLD)
    ask = {"items": ["Giấy chứng sinh"], "reason": "Thiếu"}
    for name in ("supplemented", "waiting", "abandoned"):
        act(supplement.supplement, at(30, 8, 7), by=cast.hung, dossier=ways[name], **ask)
    act(supplement.complete, at(31, 15, 20), by=cast.hung, dossier=ways["supplemented"],
        papers=(Given(no=2, name="Giấy chứng sinh", origin="store"),))  # fmt: skip
    act(stop.stop, at(5, 9, month=6), by=cast.hung, dossier=ways["abandoned"], reason="Không bổ sung")
    for name in ("suspended", "resumed"):
        act(pause.suspend, at(30, 9), by=cast.hoa, dossier=ways[name], reason="Chờ giám định", basis="Luật Hộ tịch")
    act(pause.resume, at(1, 9, month=6), by=cast.hoa, dossier=ways["resumed"])
    for name in ("owing", "paid"):
        act(pause.require_payment, at(30, 14), by=cast.hoa, dossier=ways[name], amount=70_000, reason="Thuế")
    act(pause.confirm_payment, at(2, 8, month=6), by=cast.hung, dossier=ways["paid"], amount=70_000, channel=2)
    act(pause.confirm_payment, at(30, 8), by=cast.hung, dossier=ways["online"], amount=50_000, channel=2)
    act(extend.extend, at(2, 9, month=6), by=cast.mai, dossier=ways["extended"], until=at(9, 17, month=6), reason="Bận")
    act(decide.reject, at(2, 9, month=6), by=cast.mai, dossier=ways["rejected"], reason="Không đủ điều kiện")
    for name in ("decided", "electronic", "returned"):
        file = people.kept(cast.mai) if name == "electronic" else ""
        act(decide.decide, at(1, 9, month=6), by=cast.mai, dossier=ways[name], file=file, on_paper=True)
    act(hand_over.hand_over, at(3, 9, month=6), by=cast.hung, dossier=ways["returned"], to="Trần Thị Lan", channel=1,
        identity_checked=True)  # fmt: skip
    act(stop.withdraw, at(30, 9), by=cast.lan, dossier=ways["withdrawn"])
    act(stop.stop, at(30, 10), by=cast.hung, dossier=ways["withdrawn"], reason="Người dân rút")
    return ways


def looked_up(cast: people.Cast) -> int:
    """A question about bà Lan that the population database has answered."""
    with then(people.MONDAY):
        check = checks.ask(
            by=cast.hung, agency=cast.commune.code, identity=TOLD["identity"], purpose="receive", procedure="P0001",
            procedure_name="Đăng ký khai sinh", consent=True, at=people.MONDAY,
        )  # fmt: skip
        checks.answered(by=cast.hung, check=check, outcome="matched", told=TOLD, at=people.MONDAY)
    return check


def refused_at_the_door(cast: people.Cast) -> str:
    """A dossier that was never received."""
    with then(people.at(29, 8)):
        given = people.application(cast, channel=2)
        return register.register(by=cast.lan, application=given, received=False, at=people.at(29, 8))
