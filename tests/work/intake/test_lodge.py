import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from motcua.law import channels
from motcua.law.workflow import State
from motcua.registers.catalog import queries as catalog
from motcua.registers.catalog.models import ProcedureVersion
from motcua.registers.people.errors import Invalid, NotAllowed, NotFound
from motcua.registers.people.models import Person
from motcua.work.dossiers import detail
from motcua.work.dossiers.application import Given
from motcua.work.dossiers.models import Dossier
from motcua.work.intake import completeness
from motcua.work.intake.acts import lodge
from tests import cast as people
from tests.cast import Cast

PAPERS = (Given(no=1, name="Tờ khai", originals=1), Given(no=2, name="Giấy chứng sinh", originals=1))
LAN = {"name": "Trần Thị Lan", "identity": "070160000001", "phone": "0912 345 678", "address": "Ấp 1"}


def lodged(cast: Cast, **changes: object) -> str:
    given: dict[str, object] = {
        "by": cast.hung, "procedure": "P0001", "agency": cast.commune.code, "channel": 1, "applicant": LAN,
        "papers": PAPERS, "answers": {"child_name": "Trần Gia Bảo"}, "at": people.MONDAY,
    }  # fmt: skip
    return lodge.lodge(**(given | changes))  # type: ignore[arg-type]


def test_a_complete_application_is_a_received_dossier_of_a_known_person(cast: Cast) -> None:
    row = Dossier.objects.get(code=lodged(cast))
    assert (row.state, row.person_id, row.applicant_identity) == (State.RECEIVED, cast.lan.person_id, "070160000001")
    assert row.contact["phone"] == "0912345678"
    papers = [paper.name for paper in detail.dossier(row.code, by=cast.hung, now=people.MONDAY).papers]
    assert papers == ["Tờ khai", "Giấy chứng sinh"]


def test_someone_unknown_is_entered_in_the_register(cast: Cast) -> None:
    code = lodged(cast, applicant=LAN | {"name": "Điểu Thị Mơ", "identity": "070199000009"})
    assert Person.objects.get(identity_no="070199000009").id == Dossier.objects.get(code=code).person_id


def test_everything_missing_is_named_at_once(cast: Cast) -> None:
    with pytest.raises(Invalid) as refusal:
        lodged(cast, applicant={"name": "", "identity": "12"}, papers=(), answers={})
    assert set(refusal.value.fields) == {
        "applicant.name", "applicant.identity", "applicant.phone", "answers.child_name", "papers.1", "papers.2",
    }  # fmt: skip
    assert not Dossier.objects.exists()


def test_who_acts_for_another_is_written_down(cast: Cast) -> None:
    other = LAN | {"name": "Lý Văn Tư", "identity": "070190000002"}
    row = Dossier.objects.get(code=lodged(cast, representative=other))
    assert row.representative["name"] == "Lý Văn Tư"
    with pytest.raises(Invalid) as refusal:
        lodged(cast, representative={"name": "Tư"})
    assert "representative.identity" in refusal.value.fields


def test_the_same_key_gives_the_same_dossier(cast: Cast) -> None:
    assert lodged(cast, key="abc") == lodged(cast, key="abc")
    assert Dossier.objects.count() == 1


def test_a_procedure_that_does_not_exist_is_a_clear_refusal(cast: Cast) -> None:
    with pytest.raises(NotFound):
        lodged(cast, procedure="9.999999")


def test_a_counter_of_the_wrong_level_does_not_take_it(cast: Cast) -> None:
    district = people.Agency.objects.get(code="H10.37")
    clerk = people.officer("anh-huyen", "Hà Văn Huyện", district, people.Role.COUNTER)
    with pytest.raises(Invalid) as refusal:
        lodged(cast, by=clerk, agency=district.code)
    assert "agency" in refusal.value.fields


def test_numbers_that_cannot_be_are_refused_with_all_else_and_none_is_made_another(cast: Cast) -> None:
    sheets = (Given(no=1, name="Tờ khai", originals=-3), Given(no=2, name="Giấy chứng sinh", copies=100_000))
    with pytest.raises(Invalid) as refusal:
        lodged(cast, papers=sheets, paid=-5_000, applicant=LAN | {"phone": ""}, unread={"card": "Không đọc được."})
    assert set(refusal.value.fields) == {"papers.1", "papers.2", "paid", "applicant.phone", "card"}
    with pytest.raises(Invalid):
        lodged(cast, paid=10**12)
    assert not Dossier.objects.exists()


def test_a_clerk_takes_nothing_in_for_another_commune(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        lodged(cast, agency=cast.elsewhere.code)


def test_taking_in_asks_the_database_few_questions(cast: Cast) -> None:
    lodged(cast)
    with CaptureQueriesContext(connection) as asked:
        lodged(cast, key="abc")
    assert len(asked) <= 14, [query["sql"][:90] for query in asked]


def test_what_was_declared_on_paper_need_not_be_typed_but_what_is_typed_is_checked(cast: Cast) -> None:
    assert Dossier.objects.get(code=lodged(cast, answers={}, on_paper=True)).answers == {}
    with pytest.raises(Invalid) as refusal:
        lodged(cast, answers={"child_name": "a" * 400}, on_paper=True)
    assert set(refusal.value.fields) == {"answers.child_name"}


def test_at_the_counter_one_sheet_is_the_declaration_by_whatever_name(cast: Cast) -> None:
    version = people.declare_online(cast)
    ProcedureVersion.objects.filter(pk=version.id).update(
        papers=[*people.DECLARED, {**people.PAPERS[0], "no": 3, "name": "Mẫu điện tử", "declared": 2}]
    )
    people.forget()
    view = catalog.current("P0001", people.MONDAY.date())
    sheets = {no: Given(no=no, name="x", originals=1) for no in (1, 2, 3)}
    assert completeness.missing_papers(view, [sheets[3], sheets[2]], channels.COUNTER) == {}
    assert set(completeness.missing_papers(view, [sheets[2]], channels.POST)) == {"papers.1", "papers.3"}
    assert set(completeness.missing_papers(view, [], channels.ONLINE)) == {"papers.2"}
    assert [paper.origin for paper in completeness.with_declaration(view, [sheets[2]], channels.ONLINE)] == [
        "form", "paper",
    ]  # fmt: skip
