"""What happens when two people press at once, on a real PostgreSQL."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from motcua.law.errors import LawError
from motcua.ledger import facts, verify
from motcua.registers.people.errors import Refused
from motcua.work.dossiers.acts import decide, forward
from motcua.work.dossiers.models import Dossier, Step
from tests import cast as people
from tests.cast import Cast

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    return people.assemble()


def at_once(*deeds: Callable[[], object]) -> list[object]:
    def do(deed: Callable[[], object]) -> object:
        try:
            return deed()
        except (Refused, LawError) as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(len(deeds)) as pool:
        return list(pool.map(do, deeds))


def test_two_clerks_never_get_the_same_number(cast: Cast) -> None:
    codes = at_once(*[lambda: people.received(cast) for _ in range(12)])
    assert len(set(codes)) == 12
    assert Dossier.objects.count() == 12
    assert verify.verify().holds


def test_one_application_sent_twice_at_the_same_moment_is_one_dossier(cast: Cast) -> None:
    codes = at_once(*[lambda: people.received(cast, sender_key="same") for _ in range(6)])
    assert len(set(codes)) == 1
    assert Dossier.objects.count() == 1
    assert Step.objects.count() == 1


def test_a_dossier_forwarded_by_two_people_moves_one_step(cast: Cast) -> None:
    code = people.received(cast)
    deed = lambda: forward.forward(by=cast.hung, dossier=code, at=people.at(29, 10), step=1)  # noqa: E731
    answers = at_once(deed, deed, deed)
    assert sum(isinstance(answer, Refused) for answer in answers) == 2
    assert Dossier.objects.get(code=code).step_no == 2
    assert Step.objects.filter(dossier__code=code).count() == 2


def test_a_dossier_is_decided_once(cast: Cast) -> None:
    code = people.received(cast)
    answers = at_once(
        lambda: decide.decide(by=cast.mai, dossier=code, number="1", at=people.at(30), on_paper=True),
        lambda: decide.reject(by=cast.mai, dossier=code, reason="Không", at=people.at(30)),
    )
    assert sum(isinstance(answer, Exception) for answer in answers) == 1
    names = [fact.name for fact in facts.about(f"dossier:{code}")]
    assert names.count("DossierDecided") + names.count("DossierRejected") == 1
