"""The population database, asked over HTTP in a process of its own, and its double in memory."""

import json
import logging
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

import pytest

from motcua.reactions.sync import operating
from motcua.reactions.sync.ports import Misconfigured, Temporary
from motcua.reactions.sync.residents import accounts, asking, mapping
from motcua.reactions.sync.residents.accounts import Line
from motcua.reactions.sync.residents.fake import FakeResidents
from motcua.reactions.sync.residents.port import Question, Resident
from tests import cast as people
from tests.identity import LAN, Practice

QUESTION = Question(
    check=7, officer="CB3", procedure_code="1.001193", identity=LAN, name="Trần Thị Lan", birth_date=date(1960, 3, 8)
)
LINE = Line(address="https://lgsp.example", key="khoa", secret="bi-mat", unit="000.00.00.H10")
Connect = Callable[..., None]


@pytest.fixture
def connect(practice: Practice, settings: object) -> Iterator[Connect]:
    """Our line leads to the practice platform; changes by keyword."""

    def changed(**changes: object) -> None:
        row = {"address": f"{practice.address}/lgsp", "key": "tinh-thu", "secret": "mat-khau-thu",
               "unit": "000.00.00.H10", "seconds": 1, **changes}  # fmt: skip
        settings.RESIDENTS = json.dumps(row)  # type: ignore[attr-defined]
        asking._client.cache_clear()
        accounts._read.cache_clear()

    changed()
    yield changed
    practice.pool.request("POST", f"{practice.address}/_control/faults", body=b'{"plan": ""}')


def faults(practice: Practice, **shares: float) -> None:
    body = json.dumps({"plan": "", **shares}).encode()
    assert practice.pool.request("POST", f"{practice.address}/_control/faults", body=body).status == 200


def test_who_is_asked_about_is_told_and_no_more_than_the_form_needs(connect: Connect) -> None:
    answer = asking.ask(QUESTION)
    assert answer == asking.Answer(
        Resident(LAN, "Trần Thị Lan", date(1960, 3, 8), 1960, "female",
                 "Ấp 1, Xã Minh Hưng, Huyện Bù Đăng, Tỉnh Bình Phước")
    )  # fmt: skip
    assert "Lan" not in repr(answer)
    assert "Lan" not in repr(QUESTION)


@pytest.mark.parametrize(
    ("change", "differs"),
    [({"name": "Trần Thị Lân"}, ("name",)), ({"birth_date": date(1960, 8, 3)}, ("birth_date",)),
     ({"name": "trần thị lan"}, ())],
)  # fmt: skip
def test_what_is_otherwise_there_is_named(
    connect: Connect, change: dict[str, object], differs: tuple[str, ...]
) -> None:
    assert asking.ask(replace(QUESTION, **change)).differs == differs  # type: ignore[arg-type]


def test_a_tone_written_on_the_other_vowel_is_the_same_name() -> None:
    assert asking._plain("Lê Thị Hoà") == asking._plain("LÊ THỊ HÒA")
    assert asking._plain("Lê Thị Hoa") != asking._plain("Lê Thị Hòa")


@pytest.mark.parametrize(
    "change",
    [{"identity": "070160999999"}, {"name": "Nguyễn Thị Hoa", "birth_date": date(1999, 1, 1)}],
)  # fmt: skip
def test_a_number_alone_opens_nothing(connect: Connect, change: dict[str, object]) -> None:
    assert asking.ask(replace(QUESTION, **change)).resident is None  # type: ignore[arg-type]


def test_a_name_full_of_signs_is_a_name_and_not_a_piece_of_the_message(connect: Connect) -> None:
    strange = replace(QUESTION, name="</HoVaTen><SoDinhDanh>070160000002</SoDinhDanh>&\"'")
    assert asking.ask(strange).differs == ("name",)
    assert asking.ask(strange).resident.identity == LAN  # type: ignore[union-attr]


def test_a_session_that_ended_is_begun_again(connect: Connect, practice: Practice) -> None:
    asking.ask(QUESTION)
    practice.pool.request("POST", f"{practice.address}/_control/expire")
    assert asking.ask(QUESTION).resident


@pytest.mark.parametrize("fault", ["error_500", "drop_before", "hang_before", "html"])
def test_a_database_that_fails_or_hangs_is_temporary(connect: Connect, practice: Practice, fault: str) -> None:
    faults(practice, **{fault: 1.0, "hang_for": 1.5})
    with pytest.raises(Temporary):
        asking.ask(QUESTION)


def test_a_wrong_key_is_our_own_fault(connect: Connect, settings: object) -> None:
    connect(secret="sai")
    with pytest.raises(Misconfigured):
        asking.ask(QUESTION)
    for fault in ({"address": "http://lgsp.example"}, {"unit": ""}, {"secrets": "x"}):
        connect(**fault)
        assert asking.available()
        with pytest.raises(Misconfigured):
            asking.ask(QUESTION)
    settings.RESIDENTS, settings.DEMONSTRATION = "", False  # type: ignore[attr-defined]
    assert not asking.available()


def test_its_light_follows_its_answers_and_the_button_names_nobody(
    connect: Connect, practice: Practice, settings: object
) -> None:
    operator = people.assemble().khoa

    def light() -> tuple[str, str]:
        return next((one.light, one.reason) for one in operating.all_connections() if one.system == "residents")

    assert light() == ("grey", "")
    asking.ask(replace(QUESTION, identity="070160999999"))
    assert light() == ("green", ""), "nobody of that number is an answer"
    faults(practice, error_500=1.0)
    for seen in ("amber", "amber", "amber", "red"):
        with pytest.raises(Temporary):
            asking.ask(QUESTION)
        assert light() == (seen, "Cơ sở dữ liệu dân cư báo lỗi HTTP 500.")
    assert not operating.test("residents", by=operator).works
    faults(practice)
    assert operating.test("residents", by=operator).works
    assert light() == ("green", "")
    connect(secret="sai")
    assert "không nhận khóa" in operating.test("residents", by=operator).said
    connect(secrets="x")
    assert light()[0] == "red"
    assert "secrets" in light()[1]
    systems = [one.system for one in operating.all_connections()]
    assert systems == ["dvcqg", "vpcp", "residents", "identity"], "what else there is is shown beside it"
    settings.RESIDENTS, settings.DEMONSTRATION = "", True  # type: ignore[attr-defined]
    accounts._read.cache_clear()
    assert light() == ("grey", "")
    assert operating.test("residents", by=operator).works


@pytest.mark.parametrize(
    "answer",
    ["", "<a", "<html/>", '<!DOCTYPE x [<!ENTITY y "z">]><CongdanCollection>&y;</CongdanCollection>',
     "<CongdanCollection><CongDan><SoDinhDanh>070160000002</SoDinhDanh></CongDan></CongdanCollection>"],
)  # fmt: skip
def test_what_is_no_answer_to_the_question_is_not_taken(answer: str) -> None:
    with pytest.raises(Temporary):
        mapping.resident(answer, LAN)


def test_a_year_alone_is_a_birth_date_to_compare_and_none_to_fill_in() -> None:
    answer = (
        f"<CongdanCollection><CongDan><SoDinhDanh>{LAN}</SoDinhDanh><HoVaTen><Ho>TRẦN</Ho><Ten>LAN</Ten></HoVaTen>"
        "<NgayThangNamSinh><Nam>1960</Nam></NgayThangNamSinh></CongDan></CongdanCollection>"
    )
    found = mapping.resident(answer, LAN)
    assert found
    assert (found.name, found.birth_date, found.birth_year) == ("Trần Lan", None, 1960)
    assert asking._differing(replace(QUESTION, name="Trần Lan"), found) == ()


def test_the_double_in_memory_answers_as_the_database_does(connect: Connect) -> None:
    known = asking.ask(QUESTION).resident
    double = FakeResidents(lambda number: known if number == LAN else None)
    questions = [QUESTION, replace(QUESTION, name="Trần Thị Lân"), replace(QUESTION, identity="070160999999"),
                 replace(QUESTION, name="Hoa", birth_date=date(1999, 1, 1))]  # fmt: skip
    for one in questions:
        assert double.ask(one) == asking.ask(one).resident


def test_nothing_of_the_person_is_logged(
    connect: Connect, practice: Practice, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        asking.ask(QUESTION)
        faults(practice, error_500=1.0)
        with pytest.raises(Temporary):
            asking.ask(QUESTION)
    assert "population check 7: Temporary" in caplog.text
    for secret in (LAN, "Lan", "1960", "mat-khau"):
        assert secret not in caplog.text
