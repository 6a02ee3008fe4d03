import pytest

from motcua.registers.people.errors import Conflict, Invalid, NotAllowed
from motcua.work.dossiers.acts import consult, forward
from motcua.work.dossiers.models import Consultation
from tests import cast as people
from tests.cast import Cast


def with_the_specialist(cast: Cast) -> str:
    code = people.received(cast)
    forward.forward(by=cast.hung, dossier=code, at=people.at(29, 10))
    return code


def asked(cast: Cast) -> int:
    consult.consult(
        by=cast.hoa, dossier=with_the_specialist(cast), agency=cast.elsewhere.code, question="Có hộ khẩu?", days=2,
        at=people.at(29, 11),
    )  # fmt: skip
    return Consultation.objects.get().id


def test_the_other_unit_has_a_day_to_answer_by(cast: Cast) -> None:
    asked(cast)
    assert Consultation.objects.get().due_at == people.at(31, 17)


def test_its_answer_is_with_the_dossier_once(cast: Cast) -> None:
    number = asked(cast)
    consult.answer(by=cast.stranger, consultation=number, text="Có", agrees=True, at=people.at(30))
    row = Consultation.objects.get()
    assert (row.answer, row.agrees, row.answered_by) == ("Có", True, "Vũ Văn Lạ")
    with pytest.raises(Conflict):
        consult.answer(by=cast.stranger, consultation=number, text="Không", agrees=False, at=people.at(30))


def test_only_the_unit_that_was_asked_answers(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        consult.answer(by=cast.hoa, consultation=asked(cast), text="Có", agrees=True, at=people.at(30))


@pytest.mark.parametrize("days", [0, 31, -1])
def test_the_days_for_an_answer_have_bounds(cast: Cast, days: int) -> None:
    with pytest.raises(Invalid):
        consult.consult(
            by=cast.hoa, dossier=with_the_specialist(cast), agency=cast.elsewhere.code, question="Ý kiến?", days=days,
            at=people.at(29, 11),
        )  # fmt: skip


def test_nobody_asks_the_own_unit(cast: Cast) -> None:
    with pytest.raises(Invalid):
        consult.consult(
            by=cast.hoa, dossier=with_the_specialist(cast), agency=cast.commune.code, question="Ý kiến?", days=2,
            at=people.at(29, 11),
        )  # fmt: skip
