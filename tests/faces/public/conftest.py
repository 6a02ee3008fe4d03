from collections.abc import Iterator

import pytest

from motcua.ledger import clock
from motcua.reactions.quality import cells
from motcua.work.dossiers.acts import decide, forward
from tests import cast as people


@pytest.fixture
def monday(db: None) -> Iterator[None]:
    """The house lives on Wednesday 7 June 2023, ten in the morning."""
    clock.pretend(people.at(7, 10, month=6))
    yield
    clock.forget()


@pytest.fixture
def cast(monday: None) -> people.Cast:
    return people.assemble()


@pytest.fixture
def june(cast: people.Cast) -> people.Cast:
    """In May one dossier on time and one still open that is late by June; in June one filed online and open."""
    done = people.received(cast, at=people.at(22, 9))
    forward.forward(by=cast.hung, dossier=done, at=people.at(22, 11))
    forward.forward(by=cast.hoa, dossier=done, at=people.at(23, 11))
    decide.decide(by=cast.mai, dossier=done, number="1/KS", at=people.at(24, 11), on_paper=True)
    people.received(cast, at=people.at(29, 9))
    people.received(cast, at=people.at(6, 9, month=6), channel=2)
    cells.recount_all()
    return cast
