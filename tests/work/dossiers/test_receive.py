import pytest

from motcua.law.deadline import Deadline
from motcua.law.errors import NotPermitted
from motcua.law.workflow import State
from motcua.ledger import facts
from motcua.registers.people.errors import Invalid, NotAllowed
from motcua.work.dossiers.acts import receive, register
from motcua.work.dossiers.models import Dossier
from tests import cast as people
from tests.cast import Cast


def registered(cast: Cast, **changes: object) -> str:
    application = people.application(cast, channel=2, **changes)
    return register.register(by=cast.lan, application=application, received=False, at=people.at(29, 18, 20))


def test_what_is_sent_in_at_night_is_to_be_answered_by_the_next_evening(cast: Cast) -> None:
    row = Dossier.objects.get(code=registered(cast))
    assert (row.state, row.received_at, row.first_due_at) == (State.REGISTERED, None, None)
    assert row.due_at == people.at(30, 17)


def test_the_clock_of_the_step_runs_from_the_receipt_and_not_from_the_sending(cast: Cast) -> None:
    code, at = registered(cast), people.at(30, 10, 34)
    sent = Dossier.objects.get(code=code)
    assert Deadline.from_json(sent.reckoning).reckoning[0].text_vi == "Gửi đến lúc 18:20 thứ Hai 29/05/2023"
    receive.receive(by=cast.hung, dossier=code, at=at)
    row, at_once = Dossier.objects.get(code=code), Dossier.objects.get(code=people.received(cast, at))
    assert sent.step_due_at < row.step_due_at == at_once.step_due_at == row.steps.get().due_at


def test_receiving_it_starts_the_clock_of_the_law(cast: Cast) -> None:
    code = registered(cast)
    receive.receive(by=cast.hung, dossier=code, at=people.at(30, 8))
    row = Dossier.objects.get(code=code)
    assert (row.state, row.received_at) == (State.RECEIVED, people.at(30, 8))
    assert row.due_at == row.first_due_at == people.at(6, 17, month=6)


def test_the_promised_date_can_explain_itself(cast: Cast) -> None:
    row = Dossier.objects.get(code=people.received(cast))
    said = " ".join(line.text_vi for line in Deadline.from_json(row.reckoning).reckoning)
    assert "29/05/2023" in said
    assert "05/06/2023" in said
    assert "5 ngày làm việc" in said


def test_a_dossier_is_received_once(cast: Cast) -> None:
    code = registered(cast)
    receive.receive(by=cast.hung, dossier=code, at=people.at(30, 8))
    with pytest.raises(NotPermitted):
        receive.receive(by=cast.hung, dossier=code, at=people.at(30, 9))


def test_another_commune_may_not_receive_it(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        receive.receive(by=cast.stranger, dossier=registered(cast), at=people.at(30, 8))


def test_a_refusal_at_the_door_needs_a_reason_and_ends_the_matter(cast: Cast) -> None:
    code = registered(cast)
    with pytest.raises(Invalid) as refusal:
        receive.refuse(by=cast.hung, dossier=code, reason=" ", at=people.at(30, 8))
    assert "reason" in refusal.value.fields
    receive.refuse(by=cast.hung, dossier=code, reason="Không thuộc thẩm quyền", at=people.at(30, 8))
    row = Dossier.objects.get(code=code)
    assert (row.state, row.holder_id, row.finished_at) == (State.NOT_RECEIVED, None, people.at(30, 8))
    assert facts.about(f"dossier:{code}")[-1].body == {"reason": "Không thuộc thẩm quyền"}
