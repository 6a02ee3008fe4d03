"""Builds the demonstration: all of it, in one transaction, or nothing.

Source: decision 0015
"""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

import psycopg
from django.db import connection, transaction
from psycopg import sql

from motcua import wiring
from motcua.law.calendar import ZONE
from motcua.ledger import clock
from motcua.reactions.quality import cells
from motcua.reactions.sync import exchange
from motcua.registers.catalog import queries as catalog
from motcua.registers.catalog.pack import loading
from motcua.registers.people import calendars, tree
from motcua.registers.people import pack as packs
from motcua.registers.people.actor import HOUSE
from motcua.registers.people.pack import Pack
from motcua.runtime.demonstration import aftermath, directives, emptying, figures, rhythm, world
from motcua.runtime.demonstration.crews import apart, here
from motcua.runtime.demonstration.crews.crew import Task
from motcua.runtime.demonstration.figures import Figures
from motcua.runtime.demonstration.lives import odds, renewal
from motcua.runtime.demonstration.lives.circle import Files, Setting
from motcua.runtime.demonstration.load import bare
from motcua.runtime.demonstration.load.copying import Copying
from motcua.runtime.demonstration.load.ledger import Ledger
from motcua.runtime.demonstration.load.lines import Lines
from motcua.runtime.demonstration.load.registers import Registers
from motcua.runtime.demonstration.load.tables import COLUMNS, NUMBERED
from motcua.runtime.demonstration.lots import lots
from motcua.runtime.demonstration.order import Order, mark
from motcua.runtime.demonstration.plan import drawing, staging
from motcua.runtime.demonstration.plan.arrival import Arrival
from motcua.runtime.demonstration.samples import drawing as samples
from motcua.runtime.demonstration.walk.house import Call
from motcua.runtime.demonstration.world import World

Connection = psycopg.Connection[tuple[object, ...]]
Told = Callable[[str, str, float], None]  # what is being done, in Vietnamese and English, and how far
_LOCK = 7_660_014
_DAY_BEFORE = time(8, 0)


@dataclass(frozen=True, kw_only=True)
class Listening:
    """Who wants to hear: of the progress, and of every act as it would have been called."""

    progress: Told = lambda _vi, _en, _part: None
    acts: Callable[[Call], None] | None = None


def build(order: Order, listening: Listening | None = None) -> None:
    """The house holds this demonstration and nothing else, and its clock shows the morning of the day.

    Raises `Refused` for an order the pack cannot fulfil and `BadPack` for a pack that cannot be used; whatever goes
    wrong, and whenever it is interrupted, the house is as it was before.
    """
    heard = listening or Listening()
    pack = packs.load(order.pack)
    first_day = order.first_day(pack)
    with transaction.atomic():
        connection.ensure_connection()
        site = Site(order, pack, first_day, connection.connection, heard)
        site.raw.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
        heard.progress("Danh mục", "the catalogue", 0.0)
        files = site.registers()
        staged = site.dossiers(files)
        heard.progress("Bảng tổng hợp", "what follows from the facts", 0.0)
        cells.recount_all()
        aftermath.follow(order, staged)
        directives.follow(order)
        mark(order)
        clock.pretend(order.now)
        heard.progress("Thống kê bảng", "statistics of the tables", 0.0)
        site.raw.execute("ANALYZE")


@dataclass(frozen=True)
class Site:
    """What is being built, on which connection, inside one transaction."""

    order: Order
    pack: Pack
    first_day: date
    raw: Connection
    heard: Listening

    @property
    def before(self) -> datetime:
        """The moment at which registers, officers and citizens are there: the morning before the first day."""
        return datetime.combine(self.first_day - timedelta(days=1), _DAY_BEFORE, ZONE)

    def chance(self, what: str) -> random.Random:
        """The lots of this order, for one purpose."""
        return lots(self.order.pack, self.order.seed, self.order.dossiers, self.order.as_of, what)

    def registers(self) -> Files:
        """The house is empty but for agencies, procedures and samples."""
        emptying.empty(self.raw)
        _forget()
        with clock.standing_at(self.before):
            loading.load(by=HOUSE, pack=self.pack, day=self.before.date(), at=self.before)
            _forget()
            files = samples.store(world.folder_of(self.pack), self.before)
        self.raw.execute("SET CONSTRAINTS ALL IMMEDIATE")
        return files

    def dossiers(self, files: Files) -> list[str]:
        """Every dossier has lived up to the present; the codes of those staged for the cast."""
        self.heard.progress("Kế hoạch", "the plan", 0.0)
        wanted = figures.read(world.folder_of(self.pack))
        wish = world.Wish(self.pack, wanted, self.order.dossiers, self.first_day, files.scans)
        place = world.build(wish, self.chance)
        task = self._task(place, self._plan(place, wanted), files)
        facts = [bytes(row[0]) for row in self.raw.execute("SELECT digest FROM ledger_fact ORDER BY id")]  # type: ignore[call-overload]
        with bare.unguarded(self.raw), bare.undressed(self.raw, tuple(COLUMNS)):
            staged = self._live(task, facts)
            self.heard.progress("Chỉ mục", "indexes and keys", 0.0)
            _number_on(self.raw)
        return staged

    def _plan(self, place: World, wanted: Figures) -> list[Arrival]:
        now = self.order.now
        moments = rhythm.Rhythm(rhythm.read(place.folder), place.lanes[0].calendar, self.first_day, now)
        staged = staging.arrivals(place.folder, place.lanes, now, self.chance("staging"))
        wish = drawing.Wish(self.order.dossiers, now, wanted)
        return drawing.draw(wish, place, staged, moments, self.chance("plan"))

    def _task(self, place: World, arrivals: Sequence[Arrival], files: Files) -> Task:
        chances, words = odds.read(place.folder)
        vacancies = world.vacancies(place, self.order.now)
        setting = Setting(
            people=place.inhabitants, names=place.names, odds=chances, words=words, files=files,
            advisers=world.advisers(place), vacancies=vacancies, now=self.order.now,
        )  # fmt: skip
        return Task(
            world=place, setting=setting, owing=owing(), arrivals=arrivals, first_day=self.first_day,
            changes=renewal.changes(place.staff, vacancies, place.lanes[0].calendar, self.order.now),
            chance=self.chance, told=self.heard.acts,
        )  # fmt: skip

    def _live(self, task: Task, earlier: list[bytes]) -> list[str]:
        at_work = here.at_work if self.heard.acts is not None else apart.at_work  # an act is heard in one's own process
        with at_work(task) as team, Copying(self.raw) as copying:
            lines = Lines(copying.add)
            registers = Registers(lines.put, task.world.agencies)
            registers.officers(task.world.staff, self.before.date(), self.before)
            registers.citizens(task.world.inhabitants, task.world.first_username, self.before)
            ledger = Ledger(copying.add, earlier)
            ledger.write([registers.book.close()])
            ledger.seal(self.before.date())
            days = task.days()
            for (day, _), books in zip(days, team.books(copying.add), strict=True):
                registers.renew([change for change in task.changes if change.at.date() == day])
                ledger.write([registers.book.close(), *books])
                if day < days[-1][0]:
                    ledger.seal(day)
                self.heard.progress("Hồ sơ", "dossiers", (day - self.first_day).days / len(days))
            registers.remaining_posts(task.world.staff)
            lines.flush()
        return team.staged()


def _forget() -> None:
    tree.forget()
    calendars.forget()
    catalog.version.cache_clear()


def owing() -> frozenset[str]:
    """The facts that the national portal must hear of, by the map of the house."""
    return frozenset(event.__name__ for event, wakes in wiring.SUBSCRIBERS.items() if exchange.owe in wakes)


def _number_on(raw: Connection) -> None:
    """The next rows of the tables follow on the last numbers written."""
    for table in NUMBERED:
        last = sql.SQL("SELECT setval(pg_get_serial_sequence({}, 'id'), greatest(max(id), 1)) FROM {}")
        raw.execute(last.format(sql.Literal(table), sql.Identifier(table)))
