"""Lets time pass in the made-up province: every act at its moment, in the order of moments."""

import heapq
import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from motcua.registers.people.roles import Role
from motcua.runtime.demonstration.lives.odds import Odds, Words
from motcua.runtime.demonstration.names import Names
from motcua.runtime.demonstration.people.citizens import Inhabitants
from motcua.runtime.demonstration.people.officers import Officer
from motcua.runtime.demonstration.plan.arrival import Arrival
from motcua.runtime.demonstration.walk.house import House
from motcua.runtime.demonstration.walk.life import Life

Act = Callable[["Province", Life, datetime], None]
Happening = Callable[["Province", datetime], None]
_TICKS = 100  # how often progress is told
ALWAYS = -1  # the turn of what happens whatever has been planned since


@dataclass(frozen=True, kw_only=True)
class Setting:
    """What surrounds the dossiers: people, chances, words, samples; `advisers` are the agencies that may be asked.

    `vacancies` tells until when a role of an agency is vacant this morning.
    """

    people: Inhabitants
    names: Names
    odds: Odds
    words: Words
    files: "Files"
    advisers: Sequence[int]
    vacancies: Mapping[tuple[int, Role], datetime]


@dataclass(frozen=True)
class Files:
    """The stored samples: numbers of scans to lie with papers, digests of results by field group."""

    scans: Sequence[int]
    results: Sequence[str]


class Province:
    """The province at work; `now` is where time stops."""

    def __init__(self, *, house: House, setting: Setting, now: datetime, chance: random.Random) -> None:
        """Nothing has happened yet."""
        self.house, self.now, self.chance = house, now, chance
        self.people, self.names, self.odds, self.words = setting.people, setting.names, setting.odds, setting.words
        self.files, self.advisers, self.vacancies = setting.files, setting.advisers, setting.vacancies
        self.open: dict[int, Life] = {}
        self.progress: Callable[[int], None] = lambda _: None
        self.written: Callable[[Life], None] = lambda _: None
        self._coming: list[tuple[datetime, int, int, Act, Life]] = []
        self._happenings: list[tuple[datetime, int, Happening]] = []
        self._order = 0
        house.closed = self._closed

    def later(self, life: Life, at: datetime, act: Act, *, whatever: bool = False) -> None:
        """The act will happen, unless the dossier is planned anew before (`whatever`: even then), or time stops."""
        if at > self.now:
            return
        self._order += 1
        turn = ALWAYS if whatever else life.course.turn
        heapq.heappush(self._coming, (at, self._order, turn, act, life))

    def happen(self, at: datetime, happening: Happening) -> None:
        """Something that concerns no single dossier will happen. Told before time begins to pass."""
        self._order += 1
        heapq.heappush(self._happenings, (at, self._order, happening))

    def pass_time(self, arrivals: Sequence[Arrival], arrive: Callable[["Province", Arrival], None]) -> None:
        """Everything has happened that happens up to the present."""
        tick = max(1, len(arrivals) // _TICKS)
        for number, arrival in enumerate(arrivals):
            self._up_to(arrival.filed)
            arrive(self, arrival)
            if number % tick == 0:
                self.progress(number)
        self._up_to(self.now)
        self.progress(len(arrivals))

    def _up_to(self, moment: datetime) -> None:
        coming, happenings = self._coming, self._happenings
        while coming and coming[0][0] <= moment:
            if happenings and happenings[0][0] <= coming[0][0]:
                at, _, happening = heapq.heappop(happenings)
                happening(self, at)
                continue
            at, _, turn, act, life = heapq.heappop(coming)
            if turn in {ALWAYS, life.course.turn}:
                act(self, life, at)
        while happenings and happenings[0][0] <= moment:
            at, _, happening = heapq.heappop(happenings)
            happening(self, at)

    def anyone(self, agency: int, role: Role) -> Officer | None:
        """Somebody who holds the role in the agency at this moment; nobody when the post is vacant."""
        roster = self.house.staff.roster.get((agency, role))
        return self.chance.choice(roster) if roster else None

    def vacant_until(self, agency: int, role: Role) -> datetime | None:
        """When the vacant post is given anew this morning; nothing for one that is not vacant."""
        return self.vacancies.get((agency, role))

    def _closed(self, life: Life) -> None:
        """The dossier's life is over: its row is written."""
        del self.open[life.id]
        self.written(life)
