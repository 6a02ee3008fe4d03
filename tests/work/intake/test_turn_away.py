import pytest

from motcua.law.workflow import State
from motcua.ledger import facts
from motcua.registers.people.errors import Invalid, NotAllowed
from motcua.work.dossiers.application import Given
from motcua.work.dossiers.models import Dossier
from motcua.work.intake.acts import turn_away
from tests import cast as people
from tests.cast import Cast

LAN = {"name": "Trần Thị Lan", "identity": "070160000001", "phone": "0912 345 678"}


def asked(cast: Cast, **changes: object) -> str:
    given: dict[str, object] = {
        "by": cast.hung, "procedure": "P0001", "agency": cast.commune.code, "channel": 1, "applicant": LAN,
        "items": ["Giấy chứng sinh"], "reason": "Chưa có giấy chứng sinh.", "at": people.MONDAY,
        "papers": [Given(no=1, name="Tờ khai", originals=1)],
    }  # fmt: skip
    return turn_away.ask_completion(**(given | changes))  # type: ignore[arg-type]


def refused(cast: Cast, **changes: object) -> str:
    given: dict[str, object] = {
        "by": cast.hung, "procedure": "P0001", "agency": cast.commune.code, "channel": 1, "applicant": LAN,
        "reason": "Thuộc thẩm quyền của huyện.", "at": people.MONDAY,
    }  # fmt: skip
    return turn_away.refuse(**(given | changes))  # type: ignore[arg-type]


def names(code: str) -> list[str]:
    return [fact.name for fact in facts.about(f"dossier:{code}")]


def test_an_incomplete_application_is_kept_and_completion_asked_once(cast: Cast) -> None:
    row = Dossier.objects.get(code=asked(cast))
    assert (row.state, row.supplements, row.received_at) == (State.SUPPLEMENT_NEEDED, 1, None)
    assert row.waiting_since == people.MONDAY
    assert [paper.name for paper in row.papers.all()] == ["Tờ khai"]
    assert names(row.code) == ["DossierRegistered", "SupplementRequested"]


def test_the_same_key_asks_once(cast: Cast) -> None:
    assert asked(cast, key="k") == asked(cast, key="k")
    assert Dossier.objects.count() == 1
    assert len(names(Dossier.objects.get().code)) == 2


def test_a_refusal_at_the_door_ends_it_with_its_reason(cast: Cast) -> None:
    row = Dossier.objects.get(code=refused(cast))
    assert row.state == State.NOT_RECEIVED
    assert facts.about(f"dossier:{row.code}")[-1].body["reason"] == "Thuộc thẩm quyền của huyện."
    assert refused(cast, key="k") == refused(cast, key="k")


def test_who_it_is_from_must_be_known_but_not_every_number(cast: Cast) -> None:
    with pytest.raises(Invalid) as refusal:
        asked(cast, applicant={"name": "", "phone": ""})
    assert set(refusal.value.fields) == {"applicant.name", "applicant.phone"}
    row = Dossier.objects.get(code=asked(cast, applicant={"name": "Điểu Thị Mơ", "phone": "0912345679"}))
    assert (row.applicant, row.person_id) == ("Điểu Thị Mơ", None)


def test_nothing_is_kept_when_what_is_missing_is_not_said(cast: Cast) -> None:
    with pytest.raises(Invalid):
        asked(cast, items=[" "])
    with pytest.raises(Invalid):
        refused(cast, reason=" ")
    assert not Dossier.objects.exists()


def test_only_the_counter_of_the_place_turns_away(cast: Cast) -> None:
    for actor in (cast.hoa, cast.lan, cast.stranger):
        with pytest.raises(NotAllowed):
            asked(cast, by=actor)
    assert not Dossier.objects.exists()
