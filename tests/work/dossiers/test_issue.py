from datetime import datetime
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pikepdf import Array, Dictionary, String

from motcua.law.errors import NotPermitted
from motcua.law.workflow import State
from motcua.ledger import facts
from motcua.registers.files import queries as files
from motcua.registers.files.acts import store
from motcua.registers.people.actor import Actor
from motcua.registers.people.errors import Conflict, Invalid, NotAllowed
from motcua.registers.people.roles import Role
from motcua.work.dossiers import detail, signing
from motcua.work.dossiers.acts import decide, extend, forward, hand_over, issue, stop
from motcua.work.dossiers.models import Dossier, Paper, Step
from tests import cast as people
from tests.cast import Cast
from tests.registers.files import makers

NOON = people.at(30, 11)


@pytest.fixture
def tu(cast: Cast) -> Actor:
    """chị Tú stamps what her commune has signed."""
    return people.officer("chi-tu", "Hồ Thị Tú", cast.commune, Role.REGISTRY)


@pytest.fixture
def code(cast: Cast, tu: Actor) -> str:
    """A dossier before chị Mai, of a procedure whose process has the paper stamped after her."""
    version = people.procedure("P0009", "Xác nhận cư trú", process=people.STAMPED)
    code = people.received(cast, version=version.id)
    forward.forward(by=cast.hung, dossier=code, at=people.at(29, 10))
    forward.forward(by=cast.hoa, dossier=code, at=people.at(30, 10))
    return code


def signed(cast: Cast, code: str, **words: object) -> str:
    decide.decide(by=cast.mai, dossier=code, at=NOON, **({"on_paper": True} | words))
    return code


def told(code: str) -> list[str]:
    return [fact.name for fact in facts.about(f"dossier:{code}")]


def test_what_is_signed_stands_with_the_clerical_office_with_a_deadline_of_its_own(
    cast: Cast, tu: Actor, code: str
) -> None:
    signed(cast, code)
    row = Dossier.objects.get(code=code)
    assert (row.state, row.step_no, row.holder_id, row.finished_at) == (State.IN_PROGRESS, 4, tu.id, None)
    assert row.step_due_at == people.at(30, 14, 30)  # 120 working minutes from eleven, over lunch
    assert (row.result["number"], row.result["signer"]) == ("", "Phạm Thị Mai")
    fact = facts.about(f"dossier:{code}")[-1]
    assert (fact.name, fact.body["holder"], fact.body["step"]) == ("ResultSigned", "Hồ Thị Tú", 4)
    assert code not in [row.code for row in signing.tray(by=cast.mai, now=NOON)[0]]


def test_issued_it_is_a_result_with_its_number_at_the_counter(cast: Cast, tu: Actor, code: str) -> None:
    signed(cast, code)
    with CaptureQueriesContext(connection) as asked:
        issue.issue(by=tu, dossier=code, at=people.at(30, 14), step=4)
    assert len(asked) <= 14
    row = Dossier.objects.get(code=code)
    assert (row.state, row.step_no, row.finished_at) == (State.FINISHED, 5, people.at(30, 14))
    assert row.result["number"] == "001/KQ-H10.37.01-230530"
    assert told(code)[-2:] == ["ResultSigned", "DossierDecided"]
    assert facts.about(f"dossier:{code}")[-1].body["number"] == row.result["number"]
    hand_over.hand_over(by=cast.hung, dossier=code, to="Lan", channel=1, at=people.at(30, 15), identity_checked=True)
    assert Step.objects.filter(dossier=row, no=4, holder_id=tu.id, closed_at=people.at(30, 14)).exists()


def test_a_refusal_on_the_merits_is_numbered_and_issued_too(cast: Cast, tu: Actor, code: str) -> None:
    decide.reject(by=cast.mai, dossier=code, reason="Không đủ điều kiện", at=NOON)
    assert Dossier.objects.get(code=code).state == State.IN_PROGRESS
    issue.issue(by=tu, dossier=code, at=people.at(30, 14), number="07/UBND")
    fact = facts.about(f"dossier:{code}")[-1]
    assert (fact.name, fact.body["number"], fact.body["reason"]) == ("DossierRejected", "07/UBND", "Không đủ điều kiện")


@pytest.mark.parametrize(
    "number", ["<x>" * 20, "/12", "QĐ-UBND", "12/QĐ_UBND", "1" * 61, "12\n/KS; --", "001/kq-h10.37.01-230530"]
)
def test_what_numbers_no_document_is_no_number_of_a_result(cast: Cast, tu: Actor, code: str, number: str) -> None:
    with pytest.raises(Invalid) as refusal:
        issue.issue(by=tu, dossier=signed(cast, code), at=NOON, number=number)
    assert (set(refusal.value.fields), refusal.value.source) == ({"number"}, "NĐ 30/2020, Art. 15")
    assert "DossierDecided" not in told(code)


def test_one_number_is_one_result_of_the_unit_in_a_year(cast: Cast) -> None:
    def decided(number: str, at: datetime) -> str:
        code = people.received(cast, at)
        for who in (cast.hung, cast.hoa):
            forward.forward(by=who, dossier=code, at=at)
        decide.decide(by=cast.mai, dossier=code, number=number, on_paper=True, at=at)
        return str(Dossier.objects.get(code=code).result["number"])

    assert decided(" 15/QĐ-UBND ", people.at(29, 10)) == "15/QĐ-UBND"
    with pytest.raises(Invalid, match="đã cấp"):
        decided("15/qđ-ubnd", people.at(30, 10))
    assert decided("15A/QĐ-UBND", people.at(30, 10)) == "15A/QĐ-UBND"
    assert decided("15/QĐ-UBND", people.at(29, 10).replace(year=2024)) == "15/QĐ-UBND"


def test_nothing_is_issued_that_nobody_signed_and_nothing_twice(cast: Cast, tu: Actor, code: str) -> None:
    with pytest.raises(NotAllowed):  # the step is the leader's still
        issue.issue(by=tu, dossier=code, at=NOON)
    with pytest.raises(Invalid, match="chưa được ký"):
        forward.forward(by=cast.mai, dossier=code, at=NOON)
    with pytest.raises(Invalid, match="chưa được ký"):
        issue.issue(by=cast.mai, dossier=code, at=NOON)
    signed(cast, code)
    issue.issue(by=tu, dossier=code, at=people.at(30, 14), step=4)
    with pytest.raises(Conflict):
        issue.issue(by=tu, dossier=code, at=people.at(30, 14), step=4)
    with pytest.raises(NotPermitted):
        issue.issue(by=cast.mai, dossier=code, at=people.at(30, 15))


def test_what_is_signed_waits_for_nothing_but_to_be_issued(cast: Cast, tu: Actor, code: str) -> None:
    signed(cast, code)
    for late in (
        lambda: decide.decide(by=cast.mai, dossier=code, on_paper=True, at=NOON),
        lambda: stop.withdraw(by=cast.lan, dossier=code, at=NOON),
        lambda: forward.forward(by=tu, dossier=code, at=NOON),
    ):
        with pytest.raises(Conflict, match="đã được ký"):
            late()
    extend.extend(by=cast.mai, dossier=code, until=people.at(8, 17, month=6), reason="Văn thư nghỉ", at=NOON)
    assert {"issue", "send_back"} <= detail.dossier(code, by=tu, now=NOON).verbs
    assert "withdraw" not in detail.dossier(code, by=cast.lan, now=NOON).verbs


def test_sent_back_it_is_signed_no_more(cast: Cast, tu: Actor, code: str) -> None:
    signed(cast, code)
    forward.send_back(by=tu, dossier=code, reason="Sai thể thức", at=people.at(30, 14))
    row = Dossier.objects.get(code=code)
    assert (row.result, row.step_no, row.holder_id) == (None, 3, cast.mai.id)
    signed(cast, code)
    assert Dossier.objects.get(code=code).step_no == 4


def test_where_the_clerk_is_away_it_lies_in_the_tray_and_the_head_may_issue(cast: Cast) -> None:
    version = people.procedure("P0009", "Xác nhận cư trú", process=people.STAMPED)
    code = people.received(cast, version=version.id)
    forward.forward(by=cast.hung, dossier=code, at=people.at(29, 10))
    signed(cast, code)
    assert Dossier.objects.get(code=code).holder_id is None
    with pytest.raises(NotAllowed):
        issue.issue(by=cast.hoa, dossier=code, at=NOON)
    issue.issue(by=cast.mai, dossier=code, at=NOON)
    assert Dossier.objects.get(code=code).state == State.FINISHED


def test_a_signature_needs_something_to_sign(cast: Cast, tu: Actor, code: str) -> None:
    with pytest.raises(Invalid, match="Chưa có kết quả để ký"):
        decide.decide(by=cast.mai, dossier=code, at=NOON)
    with pytest.raises(Invalid, match="Không tìm thấy tệp"):
        decide.decide(by=cast.mai, dossier=code, at=NOON, file="f" * 64)
    draft, sealed = (people.kept(cast.mai, content) for content in ("white", "red"))
    with pytest.raises(Invalid, match="không mang chữ ký số"):  # a picture is signed by nobody, unless on paper
        signed(cast, code, file=draft, on_paper=False)
    signed(cast, code, file=draft, on_paper=True)
    issue.issue(by=tu, dossier=code, at=people.at(30, 14), file=sealed)
    assert facts.about(f"dossier:{code}")[-1].body["file"] == sealed


def test_what_the_applicant_handed_in_is_no_result(cast: Cast, tu: Actor, code: str) -> None:
    declared, sealed = (people.kept(cast.lan, colour) for colour in ("blue", "green"))
    Paper.objects.filter(dossier__code=code, no=1).update(file_id=files.file(declared).id)
    with pytest.raises(Invalid, match="giấy tờ người dân nộp"):
        signed(cast, code, file=declared)
    signed(cast, code)
    with pytest.raises(Invalid, match="giấy tờ người dân nộp"):
        issue.issue(by=tu, dossier=code, at=people.at(30, 14), file=declared)
    issue.issue(by=tu, dossier=code, at=people.at(30, 14), file=sealed)


def test_a_digitally_signed_file_needs_no_paper_and_the_ledger_names_who_signed(cast: Cast, code: str) -> None:
    document = makers.blank()
    document.Root.Seal = Dictionary(ByteRange=Array([0, 1, 2, 3]), Name=String("Phạm Thị Mai"))
    content = BytesIO(makers.written(document))
    file = store(by=cast.mai, name="ks.pdf", stream=content, at=NOON).digest
    signed(cast, code, file=file, on_paper=False)
    assert facts.about(f"dossier:{code}")[-1].body["signature"] == "Phạm Thị Mai"
