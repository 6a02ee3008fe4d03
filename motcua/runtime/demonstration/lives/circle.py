"""Lets time pass in one circle of offices that share work: every act at its moment, in the order of moments."""

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

Act = Callable[["Circle", Life, datetime], None]
Arrive = Callable[["Circle", Arrival], None]
ALWAYS = -1  # the turn of what happens whatever has been planned since


@dataclass(frozen=True)
class Files:
    """The stored samples: numbers of scans to lie with papers, digests of results."""

    scans: Sequence[int]
    results: Sequence[str]


@dataclass(frozen=True, kw_only=True)
class Setting:
    """What surrounds the dossiers: people, chances, words, samples.

    `advisers` are the agencies of a circle that may be asked; `vacancies` tells until when a role of an agency is
    vacant this morning.
    """

    people: Inhabitants
    names: Names
    odds: Odds
    words: Words
    files: Files
    advisers: Mapping[str, Sequence[int]]
    vacancies: Mapping[tuple[int, Role], datetime]
    now: datetime


@dataclass(frozen=True, slots=True)
class Change:
    """An officer's post that ends or begins at a moment."""

    at: datetime
    officer: Officer
    agency: int
    role: Role
    begins: bool


class Circle:
    """The offices of a circle at work; `now` is where time stops."""

    def __init__(self, key: str, house: House, setting: Setting, chance: random.Random) -> None:
        """Nothing has happened yet."""
        self.key, self.house, self.chance, self.now = key, house, chance, setting.now
        self.people, self.names, self.odds, self.words = setting.people, setting.names, setting.odds, setting.words
        self.files, self.advisers, self._vacancies = setting.files, setting.advisers[key], setting.vacancies
        self.open: dict[int, Life] = {}
        self.changes: list[Change] = []  # of posts, the next one last
        self._coming: list[tuple[datetime, int, int, Act, Life]] = []
        self._order = 0

    def later(self, life: Life, at: datetime, act: Act, *, whatever: bool = False) -> None:
        """The act will happen, unless the dossier is planned anew before (`whatever`: even then), or time stops."""
        if at > self.now:
            return
        self._order += 1
        turn = ALWAYS if whatever else life.course.turn
        heapq.heappush(self._coming, (at, self._order, turn, act, life))

    def pass_time(self, arrivals: Sequence[Arrival], until: datetime, arrive: Arrive) -> None:
        """Everything has happened that happens up to a moment; `arrivals` are those since the last time."""
        for arrival in arrivals:
            self._up_to(arrival.filed)
            arrive(self, arrival)
        self._up_to(until)

    def _up_to(self, moment: datetime) -> None:
        coming, changes = self._coming, self.changes
        while coming and coming[0][0] <= moment:
            if changes and changes[-1].at <= coming[0][0]:
                self._change_posts(coming[0][0])
            at, _, turn, act, life = heapq.heappop(coming)
            if turn in {ALWAYS, life.course.turn}:
                act(self, life, at)
        if changes and changes[-1].at <= moment:
            self._change_posts(moment)

    def _change_posts(self, moment: datetime) -> None:
        """The posts are as they are from this moment on."""
        roster = self.house.staff.roster
        while self.changes and self.changes[-1].at <= moment:
            change = self.changes.pop()
            place, officer = (change.agency, change.role), change.officer
            if change.begins:
                officer.posts.add(place)
                roster[place] = [*roster[place], officer]
            else:
                officer.posts.discard(place)
                roster[place] = [each for each in roster[place] if each is not officer]
            self.house.tell_of(officer, change.at)

    def anyone(self, agency: int, role: Role) -> Officer | None:
        """Somebody who holds the role in the agency at this moment; nobody when the post is vacant."""
        roster = self.house.staff.roster.get((agency, role))
        return self.chance.choice(roster) if roster else None

    def vacant_until(self, agency: int, role: Role) -> datetime | None:
        """When the vacant post is given anew this morning; nothing for one that is not vacant."""
        return self._vacancies.get((agency, role))
