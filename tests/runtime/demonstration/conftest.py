"""What the demonstration's tests share: a province built in a transaction that is rolled back."""

import pytest

from motcua.ledger import clock
from motcua.runtime.demonstration import build
from motcua.runtime.demonstration.order import Order
from tests import cast

PACK = "binh-phuoc-2023"


@pytest.fixture(autouse=True)
def forgetful(db):
    """What the process remembers of other houses is forgotten before and after."""
    cast.forget()
    yield
    cast.forget()
    clock.forget()


@pytest.fixture
def province():
    """Builds a province of so many dossiers; answers with the acts as they would have been called."""

    def built(dossiers, seed=1, **more):
        calls = []
        order = Order(pack=PACK, dossiers=dossiers, seed=seed, **more)
        build.build(order, build.Listening(acts=calls.append))
        return calls

    return built
