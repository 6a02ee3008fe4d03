"""What may be asked about lists of officials: by those who answer for the unit, by who is named, by everyone."""

from datetime import date, datetime

from django.db.models import Count, Exists, OuterRef, Prefetch, Q

from motcua.law import parameters
from motcua.law.calendar import ZONE
from motcua.registers.people import permissions
from motcua.registers.people import queries as people
from motcua.registers.people.actor import Actor
from motcua.registers.people.errors import Invalid, NotAllowed, NotFound
from motcua.registers.people.tree import AgencyView
from motcua.work.publications import officials, overruns, tardy
from motcua.work.publications.models import Entry, Publication
from motcua.work.publications.views import Drawn, EntryView, ListRow, ListView, ShownEntry, ShownList, Stage, masked

_MOST_LISTS = 200
DOSSIERS, DUTIES = "dossiers", "duties"
_SHOWN = Q(struck=False) & (Q(contested_at__isnull=True) | Q(answered_at__isnull=False))


def today(at: datetime) -> date:
    """The day in Vietnam."""
    return at.astimezone(ZONE).date()


def longest(day: date) -> int:
    """How many days after its first day a list published then may be shown at most.

    Source: decision 0406
    """
    return int(parameters.on("publication_longest", day).number)


def units(by: Actor, day: date) -> tuple[AgencyView, ...]:
    """The units for which the actor may propose a list, from the top down. No query of its own."""
    every = (one for one in people.agencies(day=day) if permissions.may(by, "publication.propose", one.id, one.path))
    return tuple(sorted(every, key=lambda one: (one.path.count("/"), one.sort_key)))


def draft(*, by: Actor, unit: str, first: date, last: date, now: datetime, about: str = DOSSIERS) -> tuple[Drawn, ...]:
    """What a list of the unit and period would hold now, reckoned from the facts; nothing is written. Six queries.

    `about` is `DOSSIERS`, or `DUTIES` for what leaders ordered and what was promised.

    Raises `NotAllowed` for who may not propose for the unit, `NotFound` for no unit, `Invalid` for no period.
    Source: decision 0406
    """
    agency = people.agency(unit)
    permissions.require(by, "publication.propose", agency.id, agency.path)
    if not first <= last <= today(now):
        raise Invalid(
            "Kỳ chưa đúng.", "Ngày đầu không được sau ngày cuối; ngày cuối không được sau hôm nay.", "Hãy chọn lại kỳ.",
            fields={"last": "Ngày cuối phải từ ngày đầu đến hôm nay."},
        )  # fmt: skip
    if about == DUTIES:
        return tardy.of(agency, first, last, today(now))
    found = overruns.of(agency, first, last, now)
    return tuple(_drawn(one, who) for one, who in zip(found, officials.behind(found), strict=True))


def _drawn(one: overruns.Overrun, who: officials.Official | None) -> Drawn:
    return Drawn(
        dossier=one.late.code, agency_id=one.agency, agency=people.agency_by_id(one.agency).name,
        account=who.account if who else None, name=who.name if who else "", post=who.post if who else "",
        step=one.step, days_late=one.late.days, apologised=one.late.apologised,
    )  # fmt: skip


def lists(*, by: Actor, now: datetime) -> tuple[ListRow, ...]:
    """The lists of the units the actor answers for, and those that name him, the newest first. One query."""
    _require_officer(by)
    spoken = Q(publication__about=DUTIES, agency__in=_spoken_for(by))
    own = Exists(Entry.objects.filter(Q(account_id=by.id or 0) | spoken, publication=OuterRef("pk")))
    open_ = Q(entries__contested_at__isnull=False, entries__answered_at__isnull=True)
    found = (
        Publication.objects.select_related("agency")
        .annotate(own=own, total=Count("entries"), waiting=Count("entries", filter=open_))
        .filter(_readable(by) | Q(own=True))
        .order_by("-id")[:_MOST_LISTS]
    )
    return tuple(
        ListRow(
            row.id, row.agency.name, row.first_day, row.last_day, stage(row, now), row.shown_from, row.shown_until,
            row.total, row.waiting, row.own, row.about,
        )
        for row in found
    )  # fmt: skip


def publication(number: int, *, by: Actor, now: datetime) -> ListView:
    """The list with its entries: all for who answers for the unit, the own ones for who is named. Two queries.

    Raises `NotFound` for anyone else, who learns not even that it is there.
    """
    _require_officer(by)
    row = Publication.objects.select_related("agency").filter(id=number).first()
    entries = list(row.entries.select_related("agency").order_by("no")) if row else []
    whole = row is not None and permissions.may(by, "publication.read", row.agency_id, row.agency.path)
    seen = [one for one in entries if whole or (row and speaks_for(by, row, one))]
    if row is None or not (whole or seen):
        raise NotFound("Không tìm thấy danh sách này.", "Bạn không có quyền xem, hoặc không có danh sách mang số này.",
                       "Hãy mở lại trang danh sách.")  # fmt: skip
    return ListView(
        number=row.id, agency=row.agency.name, agency_code=row.agency.code, first_day=row.first_day,
        last_day=row.last_day, remedy=row.remedy, proposed_at=row.proposed_at, proposed_by=row.proposed_by,
        stage=stage(row, now), basis=row.basis, shown_from=row.shown_from, shown_until=row.shown_until,
        published_by=row.published_by, withdrawn_at=row.withdrawn_at, withdrawn_by=row.withdrawn_by,
        withdrawn_for=row.withdrawn_for, contest_until=contest_until(row),
        entries=tuple(_entry(one, row, by, now) for one in seen), verbs=_verbs(row, by, now), about=row.about,
    )  # fmt: skip


def current(now: datetime) -> tuple[ShownList, ...]:
    """The lists that everyone may see today, the newest first; no entry that is contested or struck. Two queries.

    Source: decision 0406
    """
    day = today(now)
    entries = Prefetch("entries", Entry.objects.filter(_SHOWN).select_related("agency").order_by("no"), to_attr="seen")
    found = Publication.objects.filter(
        published_at__isnull=False, withdrawn_at__isnull=True, shown_from__lte=day, shown_until__gte=day
    )
    rows = found.select_related("agency").prefetch_related(entries).order_by("-shown_from", "-id")
    return tuple(
        ShownList(
            row.id, row.agency.name, row.first_day, row.last_day, row.basis, row.remedy, row.shown_from,
            row.shown_until, row.published_by, tuple(_shown(one) for one in row.seen), row.about,
        )
        for row in rows
        if row.shown_from and row.shown_until
    )  # fmt: skip


def _shown(one: Entry) -> ShownEntry:
    code = one.dossier if tardy.is_duty(one.dossier) else masked(one.dossier)
    return ShownEntry(one.agency.name, one.name, one.post, code, one.step, one.days_late, one.apologised)


def speaks_for(by: Actor, row: Publication, entry: Entry) -> bool:
    """True for the official named in the entry; where a unit alone is named for its duties, for who leads the unit.

    Source: decision 0148
    """
    if row.about == DUTIES:
        return entry.agency_id in _spoken_for(by)
    return entry.account_id is not None and entry.account_id == by.id


def _spoken_for(by: Actor) -> list[int]:
    """The units whose days the actor may ask to have moved: who may do that may object, too."""
    roles = permissions.BY_VERB["task.ask"].roles
    return [post.agency_id for post in by.posts if post.role in roles]


def stage(row: Publication, now: datetime) -> Stage:
    """Where the list is on its way. No query."""
    if row.withdrawn_at is not None:
        return Stage.WITHDRAWN
    if row.shown_from is None or row.shown_until is None:
        return Stage.PROPOSED
    if today(now) < row.shown_from:
        return Stage.COMING
    return Stage.SHOWN if today(now) <= row.shown_until else Stage.ENDED


def contest_until(row: Publication) -> date | None:
    """The last day on which a published list may be contested; none while it is only proposed.

    Source: decision 0406
    """
    if row.shown_from is None:
        return None
    days = int(parameters.on("publication_contest_within", row.shown_from).number)
    return people.calendar_for(row.agency_id).add_working_days(row.shown_from, days)


def contestable(row: Publication, entry: Entry, now: datetime) -> bool:
    """True while the one named in the entry may still contest it. No query but the calendar's."""
    last = contest_until(row)
    open_ = row.withdrawn_at is None and entry.contested_at is None
    named = entry.account_id is not None or row.about == DUTIES
    return open_ and named and (last is None or today(now) <= last)


def _entry(one: Entry, row: Publication, by: Actor, now: datetime) -> EntryView:
    own = speaks_for(by, row, one)
    verbs = set()
    if own and contestable(row, one, now):
        verbs.add("contest")
    waiting = one.contested_at is not None and one.answered_at is None and row.withdrawn_at is None
    if waiting and not own and _may(by, "publication.answer", row):
        verbs.add("answer")
    return EntryView(
        no=one.no, dossier=one.dossier, agency=one.agency.name, name=one.name, post=one.post, step=one.step,
        days_late=one.days_late, apologised=one.apologised, contest=one.contest, contested_at=one.contested_at,
        answer=one.answer, answered_by=one.answered_by, answered_at=one.answered_at, struck=one.struck, own=own,
        verbs=frozenset(verbs),
    )  # fmt: skip


def _verbs(row: Publication, by: Actor, now: datetime) -> frozenset[str]:
    standing = stage(row, now)
    open_ = {"publish", "withdraw"} if standing is Stage.PROPOSED else {"withdraw"}
    if standing in {Stage.WITHDRAWN, Stage.ENDED}:
        open_ = set()
    return frozenset(verb for verb in open_ if _may(by, f"publication.{verb}", row))


def _may(by: Actor, verb: str, row: Publication) -> bool:
    return permissions.may(by, verb, row.agency_id, row.agency.path)


def _readable(by: Actor) -> Q:
    found = Q(pk__isnull=True)
    for path in permissions.below(by, "publication.read"):
        found |= Q(agency__path__startswith=path)
    return found


def _require_officer(by: Actor) -> None:
    if not by.officer:
        raise NotAllowed(
            "Trang này dành cho cán bộ, công chức.", "Tài khoản của bạn không giữ vị trí nào.", "Hãy đăng nhập lại."
        )
