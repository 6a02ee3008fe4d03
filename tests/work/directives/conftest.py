"""Bình Phước's agencies, the people who follow its directives, and its notice of 17 August 2023 taken in."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import pytest

from motcua.law.calendar import ZONE
from motcua.registers.people import calendars, pack, tree
from motcua.registers.people.actor import HOUSE, Actor
from motcua.registers.people.models import Agency
from motcua.registers.people.pack import agencies
from motcua.registers.people.roles import Role
from motcua.work.directives import queries
from motcua.work.directives.acts import confirm, correct, take_in
from tests import cast as people

TEXTS = Path(__file__).parent / "gold" / "texts"
NOTICE = (TEXTS / "seed000.txt").read_text(encoding="utf-8")


def at(day: int, month: int = 8, hour: int = 9) -> datetime:
    """A moment of 2023."""
    return datetime(2023, month, day, hour, tzinfo=ZONE)


@dataclass(frozen=True)
class Province:
    """Who gives, who follows, who owes."""

    dung: Actor  # chair
    thu: Actor  # control office
    khanh: Actor  # leader of information and communications
    linh: Actor  # specialist there
    phuoc: Actor  # leader of a district
    van: Actor  # counter clerk of a department that owes nothing dated


def unit(code: str) -> Agency:
    """The agency with this code."""
    return Agency.objects.get(code=code)


def populate(key: str = "binh-phuoc-2023") -> None:
    """The agencies of a pack, and nothing else of it."""
    agencies.load(by=HOUSE, pack=pack.load(key), day=date(2023, 1, 1), at=datetime(2023, 1, 1, tzinfo=ZONE))
    tree.forget()
    calendars.forget()


def province() -> Province:
    """Bình Phước with its people."""
    populate()
    return Province(
        dung=people.officer("ong-dung", "Trần Văn Dũng", unit("H10"), Role.CHAIR),
        thu=people.officer("co-thu", "Đỗ Thị Thu", unit("LOC-BP-VPUBND"), Role.CONTROL),
        khanh=people.officer("ong-khanh", "Lê Văn Khánh", unit("LOC-BP-STTTT"), Role.LEADER),
        linh=people.officer("co-linh", "Võ Thùy Linh", unit("LOC-BP-STTTT"), Role.SPECIALIST),
        phuoc=people.officer("ong-phuoc", "Bùi Hữu Phước", unit("LOC-BP-696"), Role.LEADER),
        van=people.officer("chi-van", "Hồ Thị Vân", unit("LOC-BP-SYT"), Role.COUNTER),
    )


@pytest.fixture
def people_of(db: None) -> Iterator[Province]:
    yield province()
    tree.forget()
    calendars.forget()


def taken_in(who: Province, text: str = NOTICE) -> int:
    """cô Thu has taken in the notice, or what is told."""
    told = take_in.Told(title="Kết luận Hội thảo dịch vụ công trực tuyến", issued=date(2023, 8, 17))
    return take_in.take_in(by=who.thu, agency="H10", text=text, told=told, at=at(18))


def confirmed(who: Province) -> int:
    """cô Thu has settled the contradiction, accepted everything and confirmed the notice."""
    number = taken_in(who)
    for doubt in queries.desk(number, by=who.thu).directive.doubts:
        correct.settle(by=who.thu, directive=number, doubt=doubt.no, remark="Giữ như văn bản", at=at(18))
    correct.accept(by=who.thu, directive=number, at=at(18))
    confirm.confirm(by=who.thu, directive=number, at=at(18, hour=10))
    return number


@pytest.fixture
def notice(people_of: Province) -> int:
    return taken_in(people_of)


@pytest.fixture
def followed(people_of: Province) -> int:
    return confirmed(people_of)
