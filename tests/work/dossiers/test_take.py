import pytest

from motcua.registers.people.errors import Invalid, NotAllowed
from motcua.registers.people.roles import Role
from motcua.work.dossiers.acts import forward, take
from motcua.work.dossiers.models import Dossier, Step
from tests import cast as people
from tests.cast import Cast


def with_the_specialist(cast: Cast) -> str:
    code = people.received(cast)
    forward.forward(by=cast.hung, dossier=code, at=people.at(29, 10), holder=cast.hoa.id)
    return code


def test_a_colleague_in_the_same_role_can_take_it_over(cast: Cast) -> None:
    code = with_the_specialist(cast)
    colleague = people.officer("co-sen", "Hồ Thị Sen", cast.commune, Role.SPECIALIST)
    take.take(by=colleague, dossier=code, at=people.at(29, 11))
    row = Dossier.objects.get(code=code)
    assert row.holder_id == colleague.id
    assert Step.objects.get(dossier=row, closed_at=None).holder_id == colleague.id


def test_the_clerk_cannot_take_the_specialists_work(cast: Cast) -> None:
    with pytest.raises(Invalid):
        take.take(by=cast.hung, dossier=with_the_specialist(cast), at=people.at(29, 11))


def test_the_head_can_give_it_to_another_officer(cast: Cast) -> None:
    code = with_the_specialist(cast)
    colleague = people.officer("co-sen", "Hồ Thị Sen", cast.commune, Role.SPECIALIST)
    assert colleague.id is not None
    take.assign(by=cast.mai, dossier=code, holder=colleague.id, reason="Cô Hoa nghỉ phép", at=people.at(29, 11))
    assert Dossier.objects.get(code=code).holder_id == colleague.id


def test_the_head_of_another_commune_cannot(cast: Cast) -> None:
    assert cast.hoa.id is not None
    with pytest.raises(NotAllowed):
        take.assign(by=cast.stranger, dossier=with_the_specialist(cast), holder=cast.hoa.id, at=people.at(29, 11))
