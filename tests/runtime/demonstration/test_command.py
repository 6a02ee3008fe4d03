"""What `motcua demo` refuses, and when it has nothing to do."""

from datetime import date

import pytest

from motcua.ledger import clock
from motcua.registers.people.models import Account
from motcua.runtime.demonstration import build, command, order
from motcua.runtime.demonstration.order import Order
from motcua.runtime.refusal import Refused
from tests.runtime.demonstration.conftest import PACK

WISH = {"pack": None, "dossiers": 300, "seed": 1, "as_of": date(2023, 5, 29)}


@pytest.fixture
def built(db, monkeypatch, settings):
    """The orders that would have been built; the database is the test's own."""
    orders = []
    monkeypatch.setenv("DATABASE_URL", "the test's own")
    monkeypatch.setattr(command.preparation, "migrate", lambda: None)
    monkeypatch.setattr(build, "build", lambda wish, _: orders.append(wish))
    yield orders
    clock.forget()


def test_an_empty_house_is_filled(built):
    assert command.run(**WISH, if_empty=True, yes=False) == 0
    assert built == [Order(pack=PACK, dossiers=300)]


def test_a_house_that_holds_anything_is_left_alone_when_asked(built):
    Account.objects.create(username="chi-mai", full_name="Phạm Thị Mai", kind="officer")

    assert command.run(**WISH, if_empty=True, yes=False) == 0
    assert built == []


def test_what_is_no_demonstration_is_not_overwritten_unless_one_says_so(built):
    Account.objects.create(username="chi-mai", full_name="Phạm Thị Mai", kind="officer")

    with pytest.raises(Refused, match="--yes"):
        command.run(**WISH, if_empty=False, yes=False)
    assert built == []
    assert command.run(**WISH, if_empty=False, yes=True) == 0
    assert len(built) == 1


def test_a_demonstration_may_be_built_anew(built):
    order.mark(Order(pack=PACK))
    Account.objects.create(username="chi-mai", full_name="Phạm Thị Mai", kind="officer")

    assert command.run(**WISH, if_empty=False, yes=False) == 0
    assert len(built) == 1


def test_a_house_in_earnest_takes_no_made_up_dossiers(built, settings):
    settings.DEMONSTRATION = False

    with pytest.raises(Refused, match="earnest"):
        command.run(**WISH, if_empty=False, yes=True)


def test_another_pack_than_the_house_runs_with_is_refused(built):
    with pytest.raises(Refused, match="MOTCUA_PACK"):
        command.run(**(WISH | {"pack": "tuyen-quang-2024"}), if_empty=False, yes=True)
