import pytest

from tests import cast as people
from tests.cast import Cast
from tests.reactions.sync.houses import Time


@pytest.fixture
def time(monkeypatch: pytest.MonkeyPatch) -> Time:
    return Time(monkeypatch)


@pytest.fixture
def cast(db: None, time: Time) -> Cast:
    return people.assemble()
