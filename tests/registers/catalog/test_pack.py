from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from django.core.management import call_command

from motcua.ledger import facts
from motcua.ledger.models import Fact
from motcua.registers.catalog import papers, queries, search
from motcua.registers.catalog.models import ProcedureVersion
from motcua.registers.catalog.pack import loading
from motcua.registers.people import pack
from motcua.registers.people import queries as people
from motcua.registers.people.actor import HOUSE
from motcua.registers.people.errors import NotAllowed, NotFound
from motcua.registers.people.models import Agency
from motcua.registers.people.pack import BadPack, agencies, reading
from motcua.registers.people.roles import Role
from tests import cast
from tests.cast import MONDAY
from tests.registers.catalog import packs

FIRST, JUNE = date(2023, 1, 1), date(2023, 6, 1)
Load = Callable[..., loading.Outcome]


@pytest.fixture
def load(db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Load:
    """Loads the small province, with some of its files changed."""
    monkeypatch.setattr(reading, "FOLDER", tmp_path)
    cast.forget()
    search.forget()

    def bring(day: date = FIRST, **changed: str) -> loading.Outcome:
        packs.write(tmp_path / "tinh-thu", **changed)
        reading.load.cache_clear()
        return loading.load(by=HOUSE, pack=pack.load("tinh-thu"), day=day, at=MONDAY)

    yield bring
    reading.load.cache_clear()
    cast.forget()


def test_an_empty_house_becomes_a_province(load: Load) -> None:
    assert load() == loading.Outcome(agencies.Outcome(opened=5), published=2)
    birth = queries.current("T1", FIRST)
    assert [(step.name, step.role, step.minutes) for step in birth.process] == [
        ("Tiếp nhận", Role.COUNTER, 240), ("Thẩm định", Role.SPECIALIST, 1440),
        ("Ký", Role.LEADER, 480), ("Trả kết quả", Role.COUNTER, 240),
    ]  # fmt: skip
    assert [paper.always for paper in birth.papers] == [True, False]
    assert birth.legal_basis == ("60/2014/QH13", "123/2015/NĐ-CP")
    record = queries.current("T2", FIRST)
    assert (record.term_assumed, str(record.term)) == (True, "10 ngày làm việc")
    assert [step.minutes for step in record.process] == [480, 2880, 960, 480]
    assert people.calendar_for(people.agency("H99-01-01").id).is_working(JUNE)


def test_a_form_names_the_papers_that_it_takes_the_place_of(load: Load) -> None:
    load(general=packs.FORM.replace("questions:", "declares: {T1: [1]}\nquestions:"))
    assert [paper.declared for paper in queries.current("T1", FIRST).papers] == [1, 0]
    assert [paper.declared for paper in papers.read([paper.as_json() for paper in queries.current("T1", FIRST).papers])]


@pytest.mark.parametrize("papers", ["{T1: [2]}", "{T1: [7]}", "{T9: [1]}", "{T1: one}", "[1]"])
def test_a_form_cannot_declare_what_is_not_handed_in(load: Load, papers: str) -> None:
    with pytest.raises(BadPack, match="forms"):
        load(general=packs.FORM.replace("questions:", f"declares: {papers}\nquestions:"))


def test_the_same_pack_twice_changes_nothing(load: Load) -> None:
    load()
    written = Fact.objects.count()
    assert load(JUNE).nothing
    assert Fact.objects.count() == written


def test_a_procedure_that_reads_otherwise_is_a_next_version(load: Load) -> None:
    load()
    old = queries.current("T1", FIRST)
    assert (
        load(JUNE, procedures=packs.PROCEDURES.replace("T1,1.000001,Đăng ký", "T1,1.000001,Đăng ký mới")).published == 1
    )
    assert queries.current("T1", date(2023, 5, 31)) == old
    assert queries.current("T1", JUNE).name == "Đăng ký mới khai sinh"
    assert [fact.body["version"] for fact in facts.about("procedure:T1")] == [1, 2]
    assert load(JUNE).published == 1, "and back again is a third"
    assert ProcedureVersion.objects.filter(procedure__key="T1").count() == 3


def test_changed_papers_fees_steps_and_forms_make_a_next_version_too(load: Load) -> None:
    load()
    assert load(JUNE, papers=packs.PAPERS.replace("Tờ khai", "Đơn")).published == 1
    assert load(JUNE, fees=packs.FEES.replace("200000", "100000")).published == 2
    cases = {
        "steps": packs.STEPS.replace("4,working_hour", "8,working_hour"),
        "general": packs.FORM.replace("Request", "Wish"),
    }
    for name, text in cases.items():
        assert load(JUNE, **{name: text}).published >= 1


def test_a_procedure_that_is_gone_is_received_no_more(load: Load) -> None:
    load()
    without = "\n".join(line for line in packs.PROCEDURES.splitlines() if not line.startswith("T2")) + "\n"
    assert load(JUNE, procedures=without, fees=packs.FEES.splitlines()[0] + "\n").withdrawn == 1
    assert queries.current("T2", date(2023, 5, 31)).key == "T2"
    with pytest.raises(NotFound):
        queries.current("T2", JUNE)


def test_an_agency_that_is_gone_ended_the_day_before(load: Load) -> None:
    load()
    without = "\n".join(line for line in packs.AGENCIES.splitlines() if not line.startswith("H99-01-01")) + "\n"
    assert load(JUNE, agencies=without).agencies == agencies.Outcome(closed=1)
    assert Agency.objects.get(code="H99-01-01").valid_to == date(2023, 5, 31)
    assert load(date(2023, 7, 1), agencies=without).nothing


def test_an_agency_that_changed_is_changed_in_place(load: Load) -> None:
    load()
    moved = packs.AGENCIES.replace("Ủy ban nhân dân xã Một", "Ủy ban nhân dân phường Một")
    assert load(JUNE, agencies=moved).agencies == agencies.Outcome(changed=1)
    assert people.agency("H99-01-01").name == "Ủy ban nhân dân phường Một"
    assert facts.about("agency:H99-01-01")[-1].body == {"fields": ["name"]}


FAULTS = [
    ({"agencies": packs.AGENCIES + packs.AGENCIES.splitlines()[1] + "\n"}, "agencies.csv, line 7.*twice"),
    ({"agencies": packs.AGENCIES.replace(",H99-01,", ",H99-77,")}, "must stand on an earlier line"),
    ({"agencies": packs.AGENCIES.replace("000.01.03.H99", "000.00.03.H99")}, "identifier of its own"),
    ({"agencies": packs.AGENCIES.replace(",commune,,,,2023", ",hamlet,,,,2023")}, "one of the levels"),
    ({"agencies": packs.AGENCIES.replace("2023-01-01", "1/1/2023")}, "must be a day"),
    ({"agencies": packs.AGENCIES.splitlines()[0] + "\n"}, "no agency"),
    ({"agencies": packs.AGENCIES + "H99-02,short\n"}, "not as long as the header"),
    ({"procedures": packs.PROCEDURES.replace("commune,UBND_XA", "hamlet,UBND_XA")}, "no level 'hamlet'"),
    ({"procedures": packs.PROCEDURES.replace("T2,,", "T1,,")}, "twice"),
    ({"procedures": packs.PROCEDURES.replace("5,working_day", "5,fortnight")}, "fortnight"),
    ({"procedures": packs.PROCEDURES.replace("5,working_day", "-5,working_day")}, "procedures.csv, line 2"),
    ({"procedures": packs.PROCEDURES.replace("province,STP", "province,NOBODY")}, "nobody settles NOBODY.*H99-TT"),
    ({"procedures": packs.PROCEDURES.replace("Cấp phiếu lý lịch tư pháp,", ",")}, "phải có tên"),
    ({"papers": packs.PAPERS.replace("T1,2", "T1,3")}, "T1.*đánh số"),
    ({"papers": packs.PAPERS.replace("T1,", "T7,")}, "there is no procedure T7"),
    ({"papers": packs.PAPERS.replace(",1,0,", ",one,0,")}, "whole number"),
    ({"fees": packs.FEES.replace("amount,200000", "gift,200000")}, "kind of fee 'gift'"),
    ({"fees": packs.FEES.replace("amount,200000", "amount,")}, "số tiền"),
    ({"steps": packs.STEPS.replace("Chuyên viên", "Thần đèn")}, "steps.csv.*Thần đèn"),
    ({"steps": packs.STEPS.replace("4,working_hour", "4,moment")}, "unit of time 'moment'"),
    ({"steps": packs.STEPS.replace("4,working_hour", "x,working_hour")}, "must be a number"),
    ({"processes": packs.PROCESSES.replace("share: 60", "share: 61")}, "must make 100"),
    ({"processes": "processes: ["}, "processes.yaml"),
    ({"general": packs.FORM.replace("long_text", "song")}, "general.yaml.*song"),
    ({"general": packs.FORM.replace('["*"]', "[ho_tich]")}, "every other procedure"),
    ({"general": packs.FORM.replace(', en: "Request"', ', en: ""')}, "tiếng Anh"),
    ({"pack": packs.PACK.replace("languages: [vi, en]", "languages: vi")}, "a list is expected"),
    ({"pack": packs.PACK.replace("province: H99\n", "")}, "KeyError 'province'"),
    ({"pack": packs.PACK.replace("first_day: 2023-01-01, value", "first_day: 2024-01-01, value")}, "no stand-in term"),
    ({"pack": "title: {"}, "not YAML"),
]


@pytest.mark.parametrize(("changed", "sentence"), FAULTS, ids=[sentence for _, sentence in FAULTS])
def test_a_pack_that_contradicts_itself_is_refused_whole(load: Load, changed: dict[str, str], sentence: str) -> None:
    with pytest.raises(pack.BadPack, match=sentence):
        load(**changed)
    assert not Agency.objects.exists()
    assert not ProcedureVersion.objects.exists()


def test_a_missing_pack_and_a_missing_table_are_named(load: Load, tmp_path: Path) -> None:
    load()
    with pytest.raises(pack.BadPack, match="tinh-thu"):
        pack.load("tinh-khac")
    (tmp_path / "tinh-thu" / "procedures" / "fees.csv").unlink()
    with pytest.raises(pack.BadPack, match=r"fees\.csv cannot be read"):
        loading.check(pack.load("tinh-thu"))
    (tmp_path / "tinh-thu" / "agencies.csv").write_bytes(b"code\n\xff\xfe\n")
    with pytest.raises(pack.BadPack, match="cannot be read"):
        loading.check(pack.load("tinh-thu"))


def test_a_clerk_does_not_load_a_province(load: Load) -> None:
    load()
    house = cast.officer("anh-hung", "Nguyễn Văn Hùng", Agency.objects.get(code="H99-01-01"), Role.COUNTER)
    with pytest.raises(NotAllowed):
        loading.load(by=house, pack=pack.load("tinh-thu"), day=JUNE, at=MONDAY)


def test_the_tables_agree_with_the_models(db: None) -> None:
    call_command("makemigrations", "ledger", "people", "files", "catalog", check=True, dry_run=True, verbosity=0)
