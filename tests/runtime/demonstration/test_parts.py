"""The parts of the generator that can be tried alone."""

import random
from datetime import date, datetime, timedelta
from pathlib import Path

from django.conf import settings

from motcua.law import calendar, deadline
from motcua.law.calendar import ZONE
from motcua.law.channels import COUNTER, ONLINE
from motcua.law.deadline import Term
from motcua.ledger import chain
from motcua.ledger.event import Event
from motcua.registers.people import numbers
from motcua.registers.people.actor import HOUSE
from motcua.registers.people.tree import AgencyView
from motcua.runtime.demonstration import names, rhythm
from motcua.runtime.demonstration.load import text
from motcua.runtime.demonstration.load.ledger import DayBook, Ledger, Plain
from motcua.runtime.demonstration.load.tables import COLUMNS
from motcua.runtime.demonstration.people import citizens
from motcua.runtime.demonstration.walk.dates import Dates
from motcua.runtime.demonstration.walk.worktime import Worktime
from motcua.work.dossiers.events import DossierStopped

FOLDER = Path(settings.ROOT) / "packs" / "binh-phuoc-2023" / "demonstration"
NOW = datetime(2023, 5, 29, 8, 30, tzinfo=ZONE)


def place(number, short_name, receives=""):
    return AgencyView(
        id=number, code=f"T-{number}", identifier="", name=short_name, short_name=short_name, kind="", level=receives,
        parent_id=None, path="", gso_code="", fields=(), receives=receives, hours=None, phone="", email="", address="",
        sort_key="", valid_from=date(2020, 1, 1), valid_to=None, successor_id=None,
    )  # fmt: skip


def test_working_time_laid_out_flat_is_the_calendars():
    national, chance = calendar.national(), random.Random(4)
    flat = Worktime(national)
    begin = datetime(2022, 12, 25, tzinfo=ZONE)

    for _ in range(3000):
        moment = begin + timedelta(seconds=chance.randint(0, 220 * 86400))
        minutes = chance.randint(1, 20_000)
        later = moment + timedelta(minutes=chance.randint(0, 40_000))
        assert flat.add(moment, minutes) == national.add_minutes(moment, minutes)
        assert flat.between(moment, later) == national.working_minutes(moment, later)


def test_dates_reckoned_once_a_day_are_the_laws():
    national, chance, remembered = calendar.national(), random.Random(5), Dates()
    flat = Worktime(national)
    written = [
        ("5", "working_day"),
        ("0.5", "working_day"),
        ("30", "day"),
        ("2", "month"),
        ("8", "working_hour"),
        ("24", "hour"),
    ]
    terms = [Term.of(value, unit) for value, unit in written]

    for _ in range(3000):
        received = datetime(2023, 4, 20, tzinfo=ZONE) + timedelta(seconds=chance.randint(0, 20 * 86400))
        for term in terms:
            assert remembered.due(received, term, flat) == deadline.due(received, term, national)


def test_nobody_comes_to_a_closed_counter_and_some_file_at_night():
    moments = rhythm.Rhythm(rhythm.read(FOLDER), calendar.national(), date(2023, 1, 1), NOW)

    at_counter = moments.moments(COUNTER, 3000, random.Random(1))
    online = moments.moments(ONLINE, 3000, random.Random(2))

    opened = calendar.national()
    assert all(opened.is_working(at.date()) for at in at_counter)
    assert all("07:30" <= f"{at:%H:%M}" < "16:30" and not "11:30" <= f"{at:%H:%M}" < "13:00" for at in at_counter)
    assert {at.hour for at in online} >= {1, 21, 23}
    assert max(*at_counter, *online) <= NOW
    assert {date(2023, 1, 22), date(2023, 5, 28)} <= {at.date() for at in online}


def test_people_have_numbers_that_nobody_can_have():
    settler = citizens.Settler(FOLDER, names.read(["S'tiêng", "Khmer"]), random.Random(3), date(2023, 1, 1))
    first, _ = citizens.first_citizen(FOLDER, place(1, "UBND xã Bom Bo"), place(9, "UBND huyện Bù Đăng"))
    communes = [(place(1, "UBND xã Bom Bo", "commune"), place(9, "UBND huyện Bù Đăng", "district"), 1.0)]

    found = settler.settle(first, communes, 3000, 10).everybody

    people = [each for each in found if each.kind == "person"]
    assert len({each.identity for each in found}) == len(found)
    assert all(each.identity[3] in "89" for each in people)  # born after 2299
    assert all(each.identity.startswith("99") for each in found if each.kind != "person")
    assert all(each.phone.startswith("04") for each in found)
    assert not any(
        numbers.identity_fault(each.identity, each.kind) or numbers.phone_fault(each.phone) for each in found
    )
    assert not any(each.name.split()[0] == each.name.split()[1] for each in people)  # no Thị Thị Thanh
    assert {"Kinh", "Xtiêng", "Khmer"} <= {each.group for each in people}


def test_a_fact_written_in_bulk_has_the_digest_of_the_ledger():
    blocks, history, book = [], Plain("dossier:H10-230529-0001"), DayBook()
    event: Event = DossierStopped(dossier="H10-230529-0001", reason="Rút hồ sơ\t\\n")

    book.record(history, event, HOUSE, NOW)
    Ledger(lambda _, block: blocks.append(block), [b"before"]).write([book.close()])

    body = '{"reason":"Rút hồ sơ\\\\t\\\\\\\\n"}'.replace("\\\\", "\\")
    expected = chain.link(
        b"", subject=history.subject, n=1, name="DossierStopped", at=NOW, recorded_at=NOW, actor=HOUSE.name,
        actor_id=None, body=body,
    )  # fmt: skip
    assert history.digest == expected
    assert blocks[0].startswith(b"2\tdossier:H10-230529-0001\t1\tDossierStopped\t2023-05-29 08:30:00+07:00\t")
    assert blocks[0].endswith(expected.hex().encode() + b"\n")


def test_facts_of_a_day_are_numbered_in_the_order_of_time_and_of_the_books():
    blocks, books = [], [DayBook(), DayBook()]
    for book, subject, seconds in ((0, "a", 5), (0, "b", 1), (1, "c", 1), (1, "d", 9), (1, "e", 5)):
        event = DossierStopped(dossier=subject, reason="")
        books[book].record(Plain(subject), event, HOUSE, NOW + timedelta(seconds=seconds))

    Ledger(lambda _, block: blocks.append(block), []).write([book.close() for book in books])

    told = [line.split(b"\t")[:2] for line in blocks[0].splitlines()]
    assert told == [[b"1", b"b"], [b"2", b"c"], [b"3", b"a"], [b"4", b"e"], [b"5", b"d"]]


def test_text_for_copy_keeps_what_would_break_a_line():
    assert text.text("a\tb\nc\\d") == "a\\tb\\nc\\\\d"
    assert text.json({"a": 'say "x"'}) == '{"a":"say \\\\"x\\\\""}'
    assert text.octets(b"\x01\xff") == "\\\\x01ff"


def test_every_column_of_the_tables_is_written(db):
    from django.apps import apps

    written = {model._meta.db_table: model for model in apps.get_models()}
    for table, columns in COLUMNS.items():
        assert set(columns) == {field.column for field in written[table]._meta.concrete_fields}, table
