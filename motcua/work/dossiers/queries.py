"""What screens may ask about dossiers, answered only to who may know."""

import base64
import functools
import operator
import re
from collections.abc import Iterable, Sequence
from dataclasses import fields
from datetime import datetime
from functools import lru_cache

import orjson
from django.contrib.postgres.aggregates import ArrayAgg
from django.db import connections
from django.db.models import Aggregate, Count, F, Q, QuerySet, Value
from django.db.models.fields.json import KT

from motcua.law.sentences import say
from motcua.law.workflow import State
from motcua.registers.catalog import queries as catalog
from motcua.registers.people.actor import Actor, PostView
from motcua.registers.people.errors import Invalid, NotAllowed
from motcua.registers.people.folding import fold, sort_key
from motcua.work.dossiers import detail, standing
from motcua.work.dossiers.finding import sight, words
from motcua.work.dossiers.models import OPEN, Dossier
from motcua.work.dossiers.views import Counts, DossierRow, ResultView, WorkPage

PAGE = 25
TABS = ("mine", "unit", "tray", "incoming", "soon", "late", "waiting", "returning")
COLUMNS = (
    "code", "version__name", "applicant", "state", "channel", "received_at", "due_at", "finished_at", "waiting_since",
    "step_no", "step_due_at", "holder__full_name", "holder_id", "holder_agency__short_name", "agency__short_name",
    "supplements", "extensions", "version_id", "agency_id", "holder_agency_id", "holder_role", "contact__receive_by",
    "result__signer", "filed_at", "id",
)  # fmt: skip


def work_list(
    *,
    by: Actor,
    now: datetime,
    tab: str = "mine",
    text: str = "",
    version: int | None = None,
    state: int | None = None,
    after: str = "",
    size: int = PAGE,
    procedures: bool = False,
) -> WorkPage:
    """One page of an officer's work, soonest due first, with the numbers of all tabs. Two queries.

    With `procedures`, also which ones are among the open dossiers of the units; a version never seen before is read
    once. Raises `NotAllowed` for someone without a post and `Invalid` for an unknown tab or a broken page mark.
    """
    wanted = _wanted(by, now, tab=tab, text=text, version=version, state=state)
    rows, mark = page_of(Dossier.objects.filter(wanted), now=now, after=after, size=size)
    numbers, held = _counted(by, now, procedures=procedures)
    return WorkPage(rows=rows, counts=numbers, after=mark, procedures=_by_name(held))


def work_export(
    *,
    by: Actor,
    now: datetime,
    tab: str = "mine",
    text: str = "",
    version: int | None = None,
    state: int | None = None,
    most: int,
) -> tuple[DossierRow, ...]:
    """The rows that the work list shows page by page, all at once, soonest due first, at most so many. One query.

    Raises as `work_list` does.
    """
    wanted = _wanted(by, now, tab=tab, text=text, version=version, state=state)
    found = Dossier.objects.filter(wanted).order_by(F("due_at").asc(nulls_last=True), "id").values_list(*COLUMNS)
    return tuple(row(values, now) for values in found[:most])


def _wanted(by: Actor, now: datetime, *, tab: str, text: str, version: int | None, state: int | None) -> Q:
    _require_officer(by)
    if tab not in TABS:
        raise Invalid(
            "Không có danh sách này.",
            say("“%(tab)s” không phải là một danh sách việc.", tab=tab[:40]),
            "Hãy chọn trong các thẻ.",
        )
    wanted = _unit(by) & _tabs(by, now)[tab]
    if version is not None:
        wanted &= Q(version_id=version)
    if state is not None:
        wanted &= Q(state=state)
    if text.strip():
        begun = [Q(applicant_folded__regex=f"(^| ){re.escape(word)}") for word in fold(text).split()]
        wanted &= (  # among the open dossiers of few units, where parts of words and of codes may be looked for
            words.condition(text, units=(), now=now)
            | Q(code__contains=text.strip().upper())
            | functools.reduce(operator.and_, begun, Q())
        )
    return wanted


def versions_held(*, by: Actor) -> tuple[tuple[int, str], ...]:
    """Number and name of the procedures among the open dossiers of the actor's units, by name. One query."""
    _require_officer(by)
    return _by_name(Dossier.objects.filter(_unit(by)).order_by().values_list("version_id", flat=True).distinct())


def _by_name(versions: Iterable[int]) -> tuple[tuple[int, str], ...]:
    named = [(number, catalog.version(number).name) for number in versions]
    return tuple(sorted(named, key=lambda one: sort_key(one[1])))


def counts(*, by: Actor, now: datetime) -> Counts:
    """The numbers on the tabs, by the predicates that fill them. One query."""
    _require_officer(by)
    return _counted(by, now)[0]


def _counted(by: Actor, now: datetime, *, procedures: bool = False) -> tuple[Counts, Sequence[int]]:
    """The numbers, and the versions among what was counted when they are asked for."""
    if not sight.units(by):
        return Counts(), ()
    statement, values = _counting(by.id, by.posts, standing.day_begins(now), procedures)
    with connections[Dossier.objects.db].cursor() as cursor:
        cursor.execute(statement, values)
        _, *numbers = cursor.fetchone()
    held = (numbers.pop() or ()) if procedures else ()
    return Counts(*numbers), held


@lru_cache(maxsize=2048)
def _counting(
    me: int | None,
    posts: tuple[PostView, ...],
    day: datetime,
    procedures: bool,  # noqa: FBT001  # part of the key of what is remembered
) -> tuple[str, tuple]:  # type: ignore[type-arg]
    """The statement that counts an officer's tabs: all day the same, and dearer to put together than to answer."""
    by = Actor(id=me, name="", posts=posts)
    tabs = _tabs(by, day)
    counted: dict[str, Aggregate] = {one.name: Count("id", filter=tabs[one.name]) for one in fields(Counts)}
    if procedures:
        counted["held"] = ArrayAgg("version_id", distinct=True)
    found = Dossier.objects.filter(_unit(by)).order_by().values(one=Value(1)).annotate(**counted)
    return found.query.sql_with_params()


def _require_officer(by: Actor) -> None:
    if not by.officer:
        raise NotAllowed(
            "Trang này dành cho cán bộ, công chức.", "Tài khoản của bạn không giữ vị trí nào.", "Hãy đăng nhập lại."
        )


def _unit(by: Actor) -> Q:
    """The open dossiers that the actor's units hold."""
    return Q(holder_agency_id__in=sight.units(by), state__in=OPEN)


def _tabs(by: Actor, now: datetime) -> dict[str, Q]:
    roles = sorted({post.role.value for post in by.posts})
    return {
        # what waits for the applicant, and results to hand over, have lists of their own
        "mine": Q(holder_id=by.id, waiting_since__isnull=True) & ~Q(state=int(State.FINISHED)),
        "unit": Q(),
        "tray": Q(holder_id__isnull=True, holder_role__in=roles),
        "incoming": Q(state=int(State.REGISTERED)),
        "soon": standing.soon(now),
        "late": standing.late(now),
        "waiting": standing.waiting(),
        "returning": Q(state=int(State.FINISHED)),
    }


def page_of(rows: QuerySet[Dossier], *, now: datetime, after: str, size: int) -> tuple[tuple[DossierRow, ...], str]:
    """One page of these, soonest due first, and the mark of the next. One query. Raises `Invalid` for a broken mark."""
    size = max(1, min(size, 100))
    if after:
        due, number = _unmark(after)
        rows = rows.filter(Q(due_at__gt=due) | Q(due_at=due, id__gt=number))
    found = list(rows.order_by(F("due_at").asc(nulls_last=True), "id").values_list(*COLUMNS)[: size + 1])
    mark = _mark(found[size - 1]) if len(found) > size else ""
    return tuple(row(values, now) for values in found[:size]), mark


def after_act(code: str, *, now: datetime) -> DossierRow:
    """How the dossier stands, in one line, for who has just acted on it, whatever else he may read. One query."""
    return row(Dossier.objects.values_list(*COLUMNS).get(code=code), now)


def row(values: tuple, now: datetime) -> DossierRow:  # type: ignore[type-arg]  # a row of the columns in COLUMNS
    """One line of a list from the columns it needs."""
    (code, name, applicant, state, channel, received, due, finished, waiting, step, step_due, holder, holder_id,
     holder_agency, agency, supplements, extensions, version, agency_id, holder_agency_id, holder_role, receive_by,
     signer, filed, _) = values  # fmt: skip
    stands = standing.of(
        state=state, due_at=due, finished_at=finished, waiting_since=waiting, begun_at=received or filed, now=now
    )
    return DossierRow(
        code=code, procedure=name, applicant=applicant, state=State(state), channel=channel, received_at=received,
        standing=stands,
        due_at=due, step_no=step, step_due_at=step_due, holder=holder or "", holder_id=holder_id,
        holder_agency=holder_agency or "", agency=agency, supplements=supplements, extensions=extensions,
        version=version, agency_id=agency_id, holder_agency_id=holder_agency_id, holder_role=holder_role,
        receive_by=receive_by or "", signed=signer is not None,
        step_late=standing.step_is_late(stands, step_due, now, received_at=received),
    )  # fmt: skip


def _mark(values: Iterable[object]) -> str:
    columns = dict(zip(COLUMNS, values, strict=True))
    due = columns["due_at"]
    text = orjson.dumps([due.isoformat() if isinstance(due, datetime) else None, columns["id"]])
    return base64.urlsafe_b64encode(text).decode().rstrip("=")


def _unmark(mark: str) -> tuple[datetime, int]:
    try:
        due, number = orjson.loads(base64.urlsafe_b64decode(mark + "=" * (-len(mark) % 4)))
        return datetime.fromisoformat(due), int(number)
    except (ValueError, TypeError) as error:
        raise Invalid(
            "Không mở được trang này.", "Dấu trang bị sai hoặc đã cũ.", "Hãy mở lại danh sách từ đầu."
        ) from error


def search(*, by: Actor, text: str, now: datetime, size: int = PAGE) -> tuple[DossierRow, ...]:
    """The dossiers this officer may see with this code or end of one, number, telephone or name, newest first.

    One query. Fewer than three letters of a name find nothing.
    """
    _require_officer(by)
    if not text.strip():
        return ()
    wanted = words.condition(text, units=sight.readable(by), now=now) & sight.visible(by)
    found = Dossier.objects.filter(wanted).order_by("-filed_at", "-id")
    return tuple(row(values, now) for values in found.values_list(*COLUMNS)[: min(size, 100)])


def of_citizen(*, by: Actor, now: datetime, size: int = 100) -> tuple[DossierRow, ...]:
    """The citizen's own dossiers, newest first. One query. Raises `NotAllowed` for who is no citizen."""
    if by.person_id is None:
        raise NotAllowed("Bạn chưa đăng nhập.", "Danh sách hồ sơ chỉ dành cho chính người nộp.", "Hãy đăng nhập.")
    found = _own(by.person_id).order_by("-filed_at", "-id")
    return tuple(row(values, now) for values in found.values_list(*COLUMNS)[:size])


def results_of_citizen(*, by: Actor, size: int = 100) -> tuple[ResultView, ...]:
    """The results that the citizen has been given, newest first; nothing for who is no citizen. One query."""
    if by.person_id is None:
        return ()
    found = _own(by.person_id).filter(state=int(State.RETURNED), returned_at__isnull=False)
    columns = ("code", "version__name", "version__result", "result", "returned_at")
    rows = found.order_by("-returned_at", "-id").values_list(*columns)[:size]
    return tuple(
        _result(code, procedure, detail.result_named(result, promised) or {}, at)
        for code, procedure, promised, result, at in rows
    )


def _own(person: int) -> QuerySet[Dossier]:
    """The dossiers of which the person is the applicant, or which it filed online for another.

    Source: decision 0301
    """
    helped = Q(representative__isnull=False, helper=str(person))
    return Dossier.objects.annotate(helper=KT("representative__person")).filter(Q(person_id=person) | helped)


def _result(code: str, procedure: str, result: dict[str, object], at: datetime | None) -> ResultView:
    said = {name: str(result.get(name) or "") for name in ("name", "number", "file")}
    return ResultView(code=code, procedure=procedure, granted=bool(result.get("granted")), returned_at=at, **said)
