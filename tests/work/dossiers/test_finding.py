"""A dossier is found by what people have at hand: a telephone, the end of a code, the words of a name."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from motcua.registers.people.actor import Actor
from motcua.work.dossiers import queries
from motcua.work.dossiers.acts import forward, stop
from motcua.work.dossiers.finding import codes
from motcua.work.dossiers.models import Dossier
from tests import cast as people
from tests.cast import Cast

NOW = people.at(31, 10)
HELPER = {"name": "Trần Gia Bảo", "phone": "+84933111222", "identity": "070160000009"}
BY_PHONE = ["0912345678", "0912 345 678", "0912.345.678", "+84 912 345 678", "84912345678", "(+84) 912-345-678"]
BY_NAME = ["Trần Thị Lan", "tran thi lan", "Lan Trần", "LAN THI TRAN", "thị  lan"]


def found(by: Actor, text: str) -> list[str]:
    return [row.code for row in queries.search(by=by, text=text, now=NOW)]


def ends(code: str) -> list[str]:
    unit, day, number = code.rsplit("-", 2)
    bare = code.replace("-", "").replace(".", "")
    return [number, f"{day}-{number}", f"{day} {int(number)}", f"{day[-2:]}-{number}", f"{day}{number}",
            f"20{day}-{number}", f"{unit.rpartition('.')[2]}-{day}-{number}", code.lower(), bare]  # fmt: skip


def test_every_way_to_write_it_finds_the_dossier_and_no_other(cast: Cast) -> None:
    other = {"applicant": "Lê Văn Tám", "identity": "070160000002", "contact": {"phone": "0912345679"}, "person": None}
    people.received(cast, **other)
    code = people.received(cast)
    assert code.endswith("-0002")
    for text in (*BY_PHONE, *BY_NAME, "070 160 000 001", *ends(code)):
        assert found(cast.hung, text) == [code], text
        assert code in found(cast.dung, text), f"the chair oversees: {text}"
    for text in ("0912345677", "lan le", "ran thi lan", "230529-0003", "0003", "0912"):
        assert code not in found(cast.hung, text), text


def test_who_acts_for_the_applicant_is_known_by_telephone_too(cast: Cast) -> None:
    code = people.received(cast, representative=HELPER)
    assert found(cast.hung, "0933 111 222") == [code]


@pytest.mark.parametrize("who", ["stranger", "khoa"])
def test_who_may_not_read_a_dossier_finds_it_by_nothing(cast: Cast, who: str) -> None:
    code = people.received(cast, representative=HELPER)
    for text in (*BY_PHONE, *BY_NAME, "0933111222", *ends(code)):
        assert code not in found(getattr(cast, who), text), text


def test_what_lies_with_a_unit_is_found_there_and_when_it_ended_there(cast: Cast) -> None:
    code = people.received(cast)
    forward.forward(by=cast.hung, dossier=code, at=people.at(29, 10))
    Dossier.objects.filter(code=code).update(holder_agency=cast.elsewhere)
    keeper = next(name for name in ("stranger", "khoa") if found(getattr(cast, name), "0912345678"))
    for text in ("0001", "lan tran", "0912345678"):
        assert found(getattr(cast, keeper), text) == [code], text
    stop.withdraw(by=cast.hung, dossier=code, reason="Đổi ý", at=people.at(30))
    stop.stop(by=cast.hung, dossier=code, reason="Theo đề nghị", at=people.at(30))
    assert found(getattr(cast, keeper), "0912345678") == [code]


def test_the_end_of_a_code_is_tried_as_four_hundred_codes_at_most() -> None:
    units = [f"H10.37.{n:02}" for n in range(40)]
    short, whole, several = codes.end("0001"), codes.end("29-12"), codes.end("37.01-230529-0001")
    assert short
    assert whole
    assert several
    assert len(codes.candidates(short, units, NOW)) == codes.MOST
    assert codes.candidates(whole, units[:1], NOW)[0] == "H10.37.00-230529-0012"
    assert codes.candidates(several, units, NOW) == ["H10.37.01-230529-0001"]
    for text in ("1", "12", "Lan", "0912 345 678", "12345678901234", "H10", "", "-", "99-99-99"):
        assert codes.end(text) is None or not codes.candidates(codes.end(text), units, NOW), text


def test_an_index_answers_every_question(cast: Cast) -> None:
    code = people.received(cast)
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
    for by in (cast.hung, cast.dung):
        for text in ("0912345678", "Lan Trần", "0001", "230529-0001", code, "070160000001"):
            with CaptureQueriesContext(connection) as asked:
                queries.search(by=by, text=text, now=NOW)
            assert len(asked) == 1
            with connection.cursor() as cursor:
                cursor.execute("EXPLAIN " + asked[0]["sql"])
                plan = "\n".join(row[0] for row in cursor.fetchall())
            assert "Seq Scan on dossiers_dossier" not in plan, f"{text}\n{plan}"
            assert "dossier_" in plan, f"{text}\n{plan}"
