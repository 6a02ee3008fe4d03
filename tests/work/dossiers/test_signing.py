import pytest

from motcua.registers.people.errors import NotAllowed
from motcua.registers.people.roles import Role
from motcua.work.dossiers import signing
from motcua.work.dossiers.acts import decide, forward, pause
from tests import cast as people
from tests.cast import Cast


def with_the_head(cast: Cast) -> str:
    code = people.received(cast)
    forward.forward(by=cast.hung, dossier=code, at=people.at(29, 10))
    forward.forward(by=cast.hoa, dossier=code, at=people.at(30, 10))
    return code


def tray(cast: Cast, by: object = None) -> list[str]:
    rows, _ = signing.tray(by=by or cast.mai, now=people.at(30, 11))
    return [row.code for row in rows]


def test_what_waits_for_her_signature_lies_in_her_tray(cast: Cast) -> None:
    code = with_the_head(cast)
    people.received(cast)
    assert tray(cast) == [code]


def test_what_waits_for_something_else_does_not_lie_there(cast: Cast) -> None:
    code = with_the_head(cast)
    pause.suspend(by=cast.mai, dossier=code, reason="Chờ giám định", basis="Điều 10", at=people.at(30, 11))
    signed = with_the_head(cast)
    decide.decide(by=cast.mai, dossier=signed, at=people.at(30, 12), on_paper=True)
    assert tray(cast) == []


def test_a_colleague_s_signature_is_not_hers(cast: Cast) -> None:
    code = with_the_head(cast)
    other = people.officer("ong-phuc", "Lê Hồng Phúc", cast.commune, Role.LEADER)
    assert tray(cast) == [code]
    assert tray(cast, other) == []
    assert tray(cast, cast.stranger) == []


def test_who_signs_nothing_has_no_tray(cast: Cast) -> None:
    for actor in (cast.hung, cast.hoa, cast.lan, cast.dung):
        with pytest.raises(NotAllowed):
            signing.tray(by=actor, now=people.MONDAY)


def test_the_next_number_is_the_one_that_is_drawn(cast: Cast) -> None:
    code = with_the_head(cast)
    assert signing.next_number(by=cast.mai, at=people.at(31)) == "001/KQ-H10.37.01-230531"
    decide.decide(by=cast.mai, dossier=code, at=people.at(31), on_paper=True)
    assert signing.next_number(by=cast.mai, at=people.at(31)) == "002/KQ-H10.37.01-230531"
