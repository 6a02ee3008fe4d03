from collections.abc import Iterator
from dataclasses import dataclass, fields

import pytest
from django.utils import translation

from motcua.law import sentences
from motcua.law.workflow import State
from motcua.ledger import event, facts
from motcua.ledger.facts import FactView
from motcua.registers.catalog.process import PlannedStep
from motcua.registers.people.roles import Role
from motcua.work.dossiers import events, telling
from motcua.work.dossiers.acts import forward, supplement
from motcua.work.dossiers.telling import Tone, labels
from tests import cast as people
from tests.cast import Cast

STEPS = {1: "Tiếp nhận hồ sơ", 2: "Thẩm định hồ sơ"}
EVERY_FACT = [
    name
    for name, kind in event.type_of.items()
    if issubclass(kind, events.DossierFact) and kind is not events.DossierFact
]


@pytest.fixture(autouse=True)
def vietnamese() -> Iterator[None]:
    with translation.override("vi"):
        yield


def fact(name: str, **body: object) -> FactView:
    return FactView(
        id=1, subject="dossier:X", n=1, name=name, at=people.MONDAY, recorded_at=people.MONDAY, actor="Nguyễn Văn Hùng",
        actor_id=None, body=body, digest="ab" * 32,
    )  # fmt: skip


def told(name: str, *, inside: bool = False, **body: object) -> telling.Told:
    return telling.story([fact(name, **body)], steps=STEPS, inside=inside)[0]


def full_body(name: str) -> dict[str, object]:
    """A fact of this name with something in every field."""
    texts = {"str": "Lý do", "int": 2, "bool": True, "datetime": "2023-06-05T17:00:00+07:00"}
    kinds = {field.name: str(field.type) for field in fields(event.type_of[name])}
    return {
        key: ["Tờ khai"] if "tuple" in kind else next((text for part, text in texts.items() if part in kind), "x")
        for key, kind in kinds.items()
    }


@pytest.mark.parametrize("name", EVERY_FACT)
def test_every_fact_is_told_in_both_languages_whether_it_says_much_or_little(cast: Cast, name: str) -> None:
    for body in (full_body(name), {}):
        vietnamese = told(name, inside=True, **body)
        with translation.override("en"):
            english = told(name, inside=True, **body)
        for one in (vietnamese, english):
            assert one.title
            assert one.title != name
            assert "%(" not in one.title + one.sentence
        assert english.title != vietnamese.title


def test_the_story_of_a_dossier_names_steps_people_and_dates(cast: Cast) -> None:
    code = people.received(cast)
    forward.forward(by=cast.hung, dossier=code, at=people.at(29, 10), note="Gấp")
    supplement.supplement(by=cast.hoa, dossier=code, items=["Giấy chứng sinh"], reason="Bị rách.", at=people.at(30))
    history = facts.about(f"dossier:{code}")
    received, forwarded, asked = telling.story(history, steps=STEPS, inside=True)
    assert "Hẹn trả kết quả 17:00 thứ Hai 05/06/2023." in received.sentence
    assert forwarded.title == "Chuyển sang bước 2 – Thẩm định hồ sơ"
    assert forwarded.sentence.startswith("Người xử lý: Lê Thị Hoa. Hạn của bước: ")
    assert (asked.items, asked.tone) == (("Giấy chứng sinh",), Tone.WAIT)
    assert asked.sentence.startswith("Lý do: Bị rách. ")
    assert received.seal == history[0].digest[:12]
    process = [PlannedStep(no=2, name="Thẩm định", role=Role.SPECIALIST)]
    with translation.override("en"):  # what people wrote, and what nobody has translated, says that it is Vietnamese
        _, forwarded, asked = telling.story(history, steps=telling.steps(process), inside=True)
    assert forwarded.title == f"Went on to step 2 – {sentences.quoted('Thẩm định')}"
    assert (forwarded.note, asked.sentence.startswith("Reason: \u2068Bị rách\u2069. ")) == ("\u2068Gấp\u2069", True)


def test_a_note_between_officers_stays_inside() -> None:
    assert told("DossierForwarded", inside=True, step=2, note="Gấp").note == "Gấp"
    outside = told("DossierForwarded", step=2, note="Gấp")
    assert "Gấp" not in f"{outside.title}{outside.sentence}{outside.note}"
    for name, body in (("DossierSentBack", {"reason": "Thiếu chữ ký"}), ("OpinionAsked", {"question": "Đúng không?"})):
        assert not told(name, **body).note


def test_completing_before_the_receipt_promises_an_answer_and_after_it_a_result() -> None:
    body = {"due": "2023-06-05T17:00:00+07:00"}
    before = telling.story([fact("DossierRegistered"), fact("SupplementProvided", **body)])[-1]
    after = telling.story([fact("DossierReceived"), fact("SupplementProvided", **body)])[-1]
    assert "trả lời trước" in before.sentence
    assert "tính lại từ đầu" in after.sentence


def test_what_comes_late_sounds_late() -> None:
    assert told("DossierDecided", timing="late", number="1").tone is Tone.LATE
    assert told("DossierDecided", timing="early", number="1").tone is Tone.GOOD


def test_an_agency_that_is_gone_is_named_by_its_code(cast: Cast) -> None:
    assert "KHONG-CON" in told("OpinionAsked", agency="KHONG-CON").title


def test_a_fact_that_nobody_has_worded_is_told_by_its_name() -> None:
    @dataclass(frozen=True, kw_only=True)
    class Unheard:
        pass

    assert told(Unheard.__name__).title == "Unheard"


def test_the_labels_are_those_of_the_law_and_have_english_twins() -> None:
    for state in State:
        assert labels.state(state) == state.label
    for role in Role:
        assert labels.role(role.value) == role.label
    with translation.override("en"):
        assert not {labels.state(state) for state in State} & {state.label for state in State}
        assert not {labels.role(role.value) for role in Role} & {role.label for role in Role}
    assert [labels.channel(0), labels.receive_by("pigeon"), labels.role("king")] == ["", "", "king"]
