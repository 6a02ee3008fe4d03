"""Points to win back: the acts that would regain most, what is lost for good, and the score if some were done."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from motcua.law import quality
from motcua.law.quality import Change, Counts, DueReading, Score
from motcua.law.sentences import say
from motcua.reactions.quality import standings
from motcua.reactions.quality.explaining import procedures, remedies
from motcua.reactions.quality.explaining.asking import Asked, Side
from motcua.reactions.quality.explaining.behind import PAGE, Behind, behind, page_of_dossiers, page_of_procedures
from motcua.reactions.quality.explaining.explanation import own
from motcua.reactions.quality.explaining.remedies import Over, Remedy, Sort
from motcua.reactions.quality.periods import Period
from motcua.reactions.quality.standings import Standing
from motcua.registers.people import queries as people
from motcua.registers.people.errors import Invalid
from motcua.registers.people.tree import AgencyView

FIRST = 10  # the small step that is shown beside the whole


@dataclass(frozen=True, slots=True)
class Act:
    """One kind of act open to the unit. Points are rounded as the score is; `one` is exact.

    For `keep` the points are those that would be lost.
    """

    key: str
    title: str
    sort: Sort
    over: Over
    component: str
    available: int
    one: Fraction
    first: Decimal  # points of the first ten
    every: Decimal  # points if all are done
    source: str
    note: str

    def as_json(self) -> dict[str, object]:
        """Everything in plain values."""
        return {
            "key": self.key, "title": self.title, "sort": self.sort.value, "over": self.over.value,
            "component": self.component, "available": self.available, "points_of_one": round(float(self.one), 6),
            "points_of_first_ten": float(self.first), "points_of_all": float(self.every), "source": self.source,
            "note": self.note,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class LostForGood:
    """Points of a component that no act brings back in this period."""

    component: str
    title: str
    number: int
    points: Decimal

    def as_json(self) -> dict[str, object]:
        """Everything in plain values."""
        return {
            "component": self.component, "title": self.title, "number": self.number, "points": float(self.points)
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Winback:
    """What a unit can do, most points first, and what is lost."""

    standing: Standing
    acts: tuple[Act, ...]
    lost: tuple[LostForGood, ...]

    @property
    def by_one(self) -> tuple[Act, ...]:
        """The acts, those that earn most for a single one first."""
        return tuple(sorted(self.acts, key=lambda each: (-each.one, each.key)))

    def as_json(self) -> dict[str, object]:
        """Everything in plain values."""
        return {
            "unit": self.standing.agency.code, "total": float(self.standing.score.total),
            "acts": [each.as_json() for each in self.acts], "by_one": [each.key for each in self.by_one],
            "lost_for_good": [each.as_json() for each in self.lost],
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class WhatIf:
    """The score now, and the score if the ticked acts were done; `at_stake` is lost where nothing in time is kept.

    `titles` says each ticked act in words.
    """

    now: Score
    then: Score
    done: Mapping[str, int]
    at_stake: Decimal
    titles: Mapping[str, str]

    @property
    def regained(self) -> Decimal:
        """The points more."""
        return self.then.total - self.now.total

    def as_json(self) -> dict[str, object]:
        """Everything in plain values."""
        return {
            "now": float(self.now.total), "then": float(self.then.total), "done": dict(self.done),
            "regained": float(self.regained), "at_stake": float(self.at_stake),
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Scene:
    """A unit, what it stands at, and how many times each act can be done."""

    asked: Asked
    standing: Standing
    variant: str
    available: Mapping[str, int]

    @property
    def remedies(self) -> tuple[Remedy, ...]:
        return tuple(each for each in remedies.remedies(self.asked.reading) if self.available.get(each.key))

    def after(self, remedy: Remedy, times: int) -> Score:
        """The score with the act so many times; an act that keeps points is taken as not done."""
        sign = -1 if remedy.sort is Sort.KEEP else 1
        return self.score({name: change.times(sign * times) for name, change in remedy.effects.items()})

    def score(self, changes: Mapping[str, Change]) -> Score:
        return quality.score_after(self.standing.counts, self.standing.level, changes, self.variant)


def winback(
    unit: AgencyView,
    period: Period,
    today: date,
    variant: str = quality.NATIONAL,
    reading: DueReading = DueReading.MOVED,
) -> Winback:
    """The acts open to the unit, those that earn most together first. Raises `NotFound`. Nine queries.

    Source: QĐ 766/2022, Annex I(1); decision 0403
    """
    scene = _scene(unit, period, today, variant, reading)
    acts = sorted(
        (_act(remedy, scene) for remedy in scene.remedies), key=lambda each: (-each.every, -each.one, each.key)
    )
    return Winback(scene.standing, tuple(acts), tuple(_lost(scene)))


def what_if(
    unit: AgencyView,
    period: Period,
    today: date,
    ticks: Mapping[str, int],
    *,
    variant: str = quality.NATIONAL,
    reading: DueReading = DueReading.MOVED,
) -> WhatIf:
    """The score if each ticked act were done so many times, at most as often as it can be. Raises `Invalid`.

    An act that keeps points changes nothing now, and takes its dossiers from what is at stake.
    Source: QĐ 766/2022, Annex I(1); decision 0403
    """
    scene = _scene(unit, period, today, variant, reading)
    known = {each.key: each for each in remedies.remedies(reading)}
    if strange := sorted(set(ticks) - set(known)):
        raise Invalid(
            say("Không có việc “%(key)s”.", key=strange[0]),
            "",
            say("Hãy chọn trong: %(known)s.", known=", ".join(known)),
        )
    done = {key: max(0, min(times, scene.available.get(key, 0))) for key, times in ticks.items()}
    changes: dict[str, Change] = {}
    for key, times in done.items():
        if known[key].sort is Sort.REGAIN:
            _add(changes, known[key], times)
    then = scene.score(changes)
    for remedy in known.values():
        if remedy.sort is Sort.KEEP:
            _add(changes, remedy, done.get(remedy.key, 0) - scene.available.get(remedy.key, 0))
    titles = {key: _title(known[key], times, scene) for key, times in done.items()}
    return WhatIf(scene.standing.score, then, done, then.total - scene.score(changes).total, titles)


def every_act() -> frozenset[str]:
    """The keys of all acts there are."""
    return frozenset(each.key for each in remedies.remedies(DueReading.MOVED))


def _title(remedy: Remedy, times: int, scene: _Scene) -> str:
    return remedy.words.format(n=number(times), last=f"{scene.asked.period.last:%d/%m/%Y}")


def rows(asked: Asked, key: str, after: str = "", size: int = PAGE) -> Behind:
    """The dossiers or procedures that an act would be done to, page by page; the component asked for does not matter.

    Raises `Invalid` for an act there is not.
    """
    remedy = next((each for each in remedies.remedies(asked.reading) if each.key == key), None)
    if remedy is None:
        raise Invalid(say("Không có danh sách cho việc “%(key)s”.", key=key), "", "Hãy chọn một việc trong bảng.")
    asked = replace(asked, component=remedy.component)
    if remedy.over is Over.TOLD:  # what the province counts: procedures of the catalogue, or what was told
        return behind(asked, Side.REST, after, size)
    if remedy.over is Over.PROCEDURE:
        return page_of_procedures(asked, remedy.condition, after, size)
    return page_of_dossiers(asked, remedy.condition, after, size)


def _scene(unit: AgencyView, period: Period, today: date, variant: str, reading: DueReading) -> _Scene:
    found = standings.of_period(period, today, variant=variant, reading=reading)
    asked, standing = Asked(unit, "B1", period, today, reading), own(unit, period, found)
    return _Scene(asked, standing, variant, _available(asked, standing.counts))


def _available(asked: Asked, counts: Mapping[str, Counts]) -> dict[str, int]:
    """How many times each act can be done. Four queries."""
    known = remedies.remedies(asked.reading)
    offered = {each.key: each.condition for each in known if each.over is Over.PROCEDURE}
    found = remedies.dossiers_for(asked, counts) | procedures.count(asked, offered)
    for remedy in known:
        mine = asked.unit.id == people.root().id or not asked.indicator_of(remedy.component).inherited
        if remedy.over is Over.TOLD and mine:
            found[remedy.key] = int(counts[remedy.component].whole - counts[remedy.component].part)
    if asked.judged < asked.today:  # the period is over: what was in time has ended or is late
        found["finish"] = 0
    return found


def _add(changes: dict[str, Change], remedy: Remedy, times: int) -> None:
    for name, change in remedy.effects.items():
        before = changes.get(name, Change(0))
        more = change.times(times)
        changes[name] = Change(before.part + more.part, before.whole + more.whole)


def _act(remedy: Remedy, scene: _Scene) -> Act:
    available, now = scene.available[remedy.key], scene.standing.score.total
    sign = -1 if remedy.sort is Sort.KEEP else 1
    return Act(
        key=remedy.key, title=_title(remedy, available, scene), sort=remedy.sort, over=remedy.over,
        component=remedy.component,
        available=available, one=_one(remedy, scene), note=remedy.note,
        first=sign * (scene.after(remedy, min(FIRST, available)).total - now) + 0,  # no point lost is no −0
        every=sign * (scene.after(remedy, available).total - now) + 0,
        source=scene.asked.indicator_of(remedy.component).source,
    )  # fmt: skip


def _one(remedy: Remedy, scene: _Scene) -> Fraction:
    sign = -1 if remedy.sort is Sort.KEEP else 1
    points = Fraction(0)
    for row in quality.named(scene.variant).indicators:
        if row.id in remedy.effects:
            now = scene.standing.counts[row.id]
            then = quality.after(now, remedy.effects[row.id].times(sign))
            points += sign * (quality.exact_points(row, then) - quality.exact_points(row, now))
    return points


def _lost(scene: _Scene) -> list[LostForGood]:
    found = []
    for name, words in remedies.LOST.items():
        counts, component = scene.standing.counts[name], scene.standing.score.components[name]
        missing = int(counts.whole - counts.part)
        if missing > 0 and component.lost:
            found.append(LostForGood(name, words.format(n=number(missing)), missing, component.lost))
    return sorted(found, key=lambda each: (-each.points, each.component))


def number(count: int) -> str:
    """A number as it is written in Vietnamese: 44.123."""
    return f"{count:,}".replace(",", ".")
