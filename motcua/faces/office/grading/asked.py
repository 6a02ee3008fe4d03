"""What a page of the grading is asked: which unit, which quarter or year."""

from collections.abc import Mapping
from datetime import date

from django.http import QueryDict
from django.utils.translation import gettext

from motcua.faces.kit.scores import words
from motcua.faces.office.index.asked import Asked
from motcua.faces.office.lists import sheet as tables
from motcua.ledger import clock
from motcua.reactions.quality import periods
from motcua.reactions.quality.periods import Period
from motcua.registers.people import queries as people
from motcua.registers.people.actor import Actor
from motcua.registers.people.errors import Invalid, NotFound
from motcua.registers.people.tree import AgencyView
from motcua.work.dossiers import board as loads

_LONGEST = 60  # letters of a word in an address that are looked at
_QUARTER, _YEAR = 3, 12
PAPER = "pdf"


def read(said: QueryDict, by: Actor, *, own: bool = False) -> Asked:
    """What the address asks: by default the officer's own highest unit, this quarter.

    `own` when it is about the officer himself, in whatever unit. Raises `NotAllowed` and `NotFound` for a unit outside
    what the officer answers for, and `Invalid` for words that are no quarter or year.
    """
    today, code = clock.now().date(), said.get("unit", "")[:_LONGEST]
    unit = (people.agency(code) if code else _first(by)) if own else loads.unit(by, code)
    return Asked(unit, _period(said.get("period", "")[:_LONGEST], today), today)


def _first(by: Actor) -> AgencyView:
    return people.agency_by_id(by.posts[0].agency_id)


def _period(key: str, today: date) -> Period:
    if not key:
        return periods.of(today, _QUARTER)
    period = periods.read(key)
    if period.months not in {_QUARTER, _YEAR}:
        raise Invalid(
            gettext("Không có phiếu đánh giá cho kỳ này."), gettext("Việc đánh giá được tổng hợp theo quý và năm."),
            gettext("Hãy chọn một quý hoặc một năm."), "TT 01/2018, Art. 15",
        )  # fmt: skip
    return period


def frame(wanted: Asked, name: str) -> dict[str, object]:
    """What every sheet shows about its place and time: unit, period, the ways to other periods and other sheets."""
    return {
        "unit_seen": wanted.unit, "period": wanted.period,
        "tabs": [
            {"label": label, "current": months == wanted.period.months,
             "href": wanted.address(name, period=periods.of(min(wanted.period.last, wanted.today), months).key)}
            for months, label in ((_QUARTER, gettext("Quý")), (_YEAR, gettext("Năm")))
        ],
        "around": [
            {"period": period, "rel": way, "href": wanted.address(name, period=period.key)}
            for period, way in ((wanted.period.previous(), "prev"), (wanted.period.next(), "next"))
            if period.first <= wanted.today
        ],
        "exports": [(kind.upper(), wanted.address(f"{name}_sheet", kind)) for kind in tables.KINDS],
        "paper_at": wanted.address(f"{name}_sheet", PAPER),
    }  # fmt: skip


def form_of(kind: str) -> str:
    """The kind of a table to take away. Raises `NotFound` for one there is not."""
    if kind not in tables.KINDS:
        raise NotFound(gettext("Không có dạng tệp này."), "", gettext("Hãy chọn PDF, XLSX, CSV hoặc JSON."))
    return kind


def about(wanted: Asked, title: str, meanings: Mapping[str, str]) -> tables.About:
    """What a table of the grading is: of which unit and period, by which articles, and what its columns mean."""
    return tables.About(
        f"{title}: {wanted.unit.name}, {words.period(wanted.period)}",
        gettext(
            "Tính từ dữ kiện của từng hồ sơ trên hệ thống Một Cửa, "
            "theo Điều 12 đến Điều 15 Thông tư 01/2018/TT-VPCP"
        ),
        clock.now(), meanings,
    )  # fmt: skip
