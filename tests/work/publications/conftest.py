import pytest

from motcua.work.dossiers.acts import decide, forward
from motcua.work.publications.acts import propose
from tests import cast as people
from tests.cast import Cast


@pytest.fixture
def late(cast: Cast) -> str:
    """cô Hoa had two days and a half for her step and took eight; the dossier due on 5 June ended on the 9th."""
    return late_by_hoa(cast)


def late_by_hoa(cast: Cast) -> str:
    code = people.received(cast)
    forward.forward(by=cast.hung, dossier=code, at=people.at(29, 10), holder=cast.hoa.id)
    forward.forward(by=cast.hoa, dossier=code, at=people.at(8, 10, month=6), holder=cast.mai.id)
    decide.decide(by=cast.mai, dossier=code, number="12/KS", at=people.at(9, 9, month=6), on_paper=True)
    return code


@pytest.fixture
def proposed(cast: Cast, late: str) -> int:
    """cô Thu of the control office has proposed June's list of the commune."""
    return propose.propose(
        by=cast.thu, unit=cast.commune.code, first=people.at(1, month=6).date(), last=people.at(10, month=6).date(),
        remedy="Phân công lại việc thẩm định", at=people.at(12, month=6),
    )  # fmt: skip
