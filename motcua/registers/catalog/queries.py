"""What may be asked of the catalogue. It is public: nobody needs a permission to read it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from django.db.models import Q, QuerySet

from motcua.law.deadline import Term
from motcua.law.sentences import say
from motcua.registers.catalog import form, papers, process, tariff
from motcua.registers.catalog import search as words
from motcua.registers.catalog.models import Procedure, ProcedureVersion
from motcua.registers.people import queries as people
from motcua.registers.people.errors import NotFound
from motcua.registers.people.tree import AgencyView

_KEPT_VERSIONS = 4096


@dataclass(frozen=True, slots=True)
class ProcedureView:
    """A published version of a procedure; all of it is fixed for ever.

    Its last day is not part of it, since the next version sets that: ask `current` or `open_on`.
    `term_assumed`: the source gives no term and this one is the pack's stand-in, to be said wherever it is shown.
    """

    id: int
    key: str
    code: str
    number: int
    name: str
    field: str
    field_group: str
    levels: tuple[str, ...]
    agency_key: str
    applicants: str
    term: Term
    term_text: str
    term_assumed: bool
    online_level: str
    result: str
    result_code: str
    legal_basis: tuple[str, ...]
    essential: bool
    papers: tuple[papers.Paper, ...]
    fees: tuple[tariff.FeeLine, ...]
    process: tuple[process.PlannedStep, ...]
    form: tuple[form.Question, ...]
    decision: str
    source: str
    valid_from: date

    @property
    def online(self) -> bool:
        """True when it can be filed online, in whole or in part."""
        return bool(self.online_level)


@dataclass(frozen=True, slots=True)
class Listed:
    """A procedure in a list: enough to choose it."""

    id: int
    key: str
    code: str
    name: str
    field: str
    levels: tuple[str, ...]
    agency_key: str
    online_level: str
    essential: bool


@dataclass(frozen=True, slots=True)
class FieldView:
    """A field of the State's work, with the number of procedures in it."""

    group: str
    name: str
    procedures: int


LISTED = (
    "id", "procedure__key", "procedure__code", "name", "field", "levels", "agency_key", "online_level", "essential",
)  # fmt: skip


@lru_cache(maxsize=_KEPT_VERSIONS)
def version(number: int) -> ProcedureView:
    """The version with this number. Raises `NotFound`. One query at first, none later: a version never changes."""
    row = ProcedureVersion.objects.select_related("procedure").filter(id=number).first()
    if row is None:
        raise NotFound(
            "Không tìm thấy thủ tục này.",
            say("Danh mục không có phiên bản thủ tục số %(number)s.", number=number),
            "Hãy tìm lại thủ tục trong danh mục.",
        )
    return _view(row)


def national_codes(keys: Iterable[str]) -> dict[str, str]:
    """The national codes of these procedures as they stand now; no entry for one without. One query."""
    return dict(Procedure.objects.filter(key__in=list(keys)).exclude(code="").values_list("key", "code"))


def current(key_or_code: str, day: date) -> ProcedureView:
    """The version under which this procedure is received on the day, by the pack's key or the national code.

    Raises `NotFound` when there is none that day. One query while the version is remembered, two otherwise.
    """
    named = Q(procedure__key=key_or_code) | Q(procedure__code=key_or_code)
    number = _open(day).filter(named).order_by("procedure__key").values_list("id", flat=True).first()
    if number is None or not key_or_code:
        raise NotFound(
            "Không tìm thấy thủ tục này.",
            say(
                "Ngày %(day)s không có thủ tục “%(key_or_code)s” đang được tiếp nhận.",
                day=f"{day:%d/%m/%Y}",
                key_or_code=key_or_code,
            ),
            "Hãy tìm lại thủ tục trong danh mục.",
        )
    return version(number)


def open_on(number: int, day: date) -> bool:
    """True when dossiers are received under this version on the day. One query."""
    return _open(day).filter(id=number).exists()


def _open(day: date) -> QuerySet[ProcedureVersion]:
    still = Q(valid_to__isnull=True) | Q(valid_to__gte=day)
    return ProcedureVersion.objects.filter(still, valid_from__lte=day)


def listed(day: date, *, level: str = "", field: str = "") -> tuple[Listed, ...]:
    """The procedures of the day by field and name, of one level or field if it is named. One query."""
    found = _open(day).order_by("field", "name")
    if level:
        found = found.filter(levels__contains=[level])
    if field:
        found = found.filter(Q(field=field) | Q(field_group=field))
    return as_listed(found.values_list(*LISTED))


def search(
    text: str, day: date, *, level: str = "", field: str = "", limit: int = 20, often: Sequence[int] = ()
) -> tuple[Listed, ...]:
    """The procedures of the day that answer these words best, the best first; none for no words.

    Marks may be missing, letters slip, abbreviations and everyday wording are known; `often` names the procedures that
    are filed most, by number. One query more than `search.ids`.
    """
    found = words.ids(text, day=day, level=level or "", field=field or "", limit=limit, often=often)
    rows = {each.id: each for each in as_listed(ProcedureVersion.objects.filter(id__in=found).values_list(*LISTED))}
    return tuple(rows[number] for number in found)


def as_listed(rows: Iterable[tuple[Any, ...]]) -> tuple[Listed, ...]:
    """The rows of a list, with the columns of `LISTED`."""
    made = (dict(zip(Listed.__slots__, row, strict=True)) for row in rows)
    return tuple(Listed(**values | {"levels": tuple(values["levels"])}) for values in made)


def received_by(agency: AgencyView, day: date) -> tuple[Listed, ...]:
    """The procedures that this agency's counter takes in on the day; none without a counter. One query."""
    return listed(day, level=agency.receives) if agency.receives and agency.exists_on(day) else ()


def fields(day: date) -> tuple[FieldView, ...]:
    """The fields of work that have procedures on the day, by name. One query."""
    counted: dict[str, list[str]] = {}
    for group, name in _open(day).order_by("field").values_list("field_group", "field"):
        counted.setdefault(name, []).append(group)
    return tuple(FieldView(groups[0], name, len(groups)) for name, groups in counted.items())


def essential(day: date) -> tuple[Listed, ...]:
    """The essential services of Decision 06 that are received on the day. One query."""
    return as_listed(_open(day).filter(essential=True).order_by("procedure__key").values_list(*LISTED))


def published(day: date) -> tuple[ProcedureView, ...]:
    """Everything about every procedure of the day, in the order of the keys: for open data. One query."""
    return tuple(_view(row) for row in _open(day).select_related("procedure").order_by("procedure__key"))


def latest() -> tuple[ProcedureView, ...]:
    """The last version of every procedure that was not withdrawn, in the order of the keys. One query."""
    rows = ProcedureVersion.objects.filter(valid_to__isnull=True).select_related("procedure")
    return tuple(_view(row) for row in rows.order_by("procedure__key"))


def settling_keys() -> dict[str, frozenset[str]]:
    """The keys of who settles, of every version there is or was, by the level that receives it. One query."""
    keys: dict[str, set[str]] = {}
    for levels, key in ProcedureVersion.objects.values_list("levels", "agency_key").distinct():
        for level in levels:
            keys.setdefault(level, set()).add(key)
    return {level: frozenset(found) for level, found in keys.items()}


def settling_agency(procedure: ProcedureView, receiving: AgencyView) -> AgencyView:
    """The agency that settles this procedure when this counter received it. Raises `NotFound`."""
    return people.agency_by_id(people.settling_agency(procedure.agency_key, receiving.id))


def _view(row: ProcedureVersion) -> ProcedureView:
    return ProcedureView(
        id=row.id, key=row.procedure.key, code=row.procedure.code, number=row.number, name=row.name, field=row.field,
        field_group=row.field_group, levels=tuple(row.levels), agency_key=row.agency_key, applicants=row.applicants,
        term=Term.of(row.term_value, row.term_unit), term_text=row.term_text,
        term_assumed=row.term_assumed, online_level=row.online_level, result=row.result, result_code=row.result_code,
        legal_basis=tuple(row.legal_basis), essential=row.essential, papers=papers.read(row.papers),
        fees=tariff.read(row.fees), process=process.read(row.process), form=form.read(row.form),
        decision=row.decision, source=row.source, valid_from=row.valid_from,
    )  # fmt: skip
