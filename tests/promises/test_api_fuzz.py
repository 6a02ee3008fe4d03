"""The API keeps its written promise whatever is sent: random good and bad requests, the same ones in every run."""

import os

import pytest
import schemathesis
from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import Case, GenerationMode
from schemathesis.checks import positive_data_acceptance

from motcua.faces.api.routes import api
from motcua.wsgi import application
from tests import cast as people
from tests.faces.doors import visitors

EXAMPLES = int(os.environ.get("MOTCUA_EXAMPLES", "5"))  # of each kind for each operation; more by hand
PROMISED = schemathesis.openapi.from_dict(api.get_openapi_schema(path_prefix="/api/v1/"))
PROMISED.app = application
OPERATIONS = [found.ok() for found in PROMISED.get_all_operations()]
GOOD, BAD = GenerationMode.POSITIVE, GenerationMode.NEGATIVE
# where nothing is sent but an address, there is no bad way of sending it
TRIED = [(one, mode) for one in OPERATIONS for mode in (GOOD, BAD) if mode is GOOD or one.query or one.body]


@pytest.fixture
def house(db: None, monkeypatch: pytest.MonkeyPatch) -> visitors.House:
    monkeypatch.setattr("motcua.ledger.clock.now", lambda: people.at(29, 10))
    # a request drops old connections when it begins and ends; the test's own transaction must not be dropped
    monkeypatch.setattr(BaseDatabaseWrapper, "close_if_unusable_or_obsolete", lambda _connection: None)
    return visitors.build()


@pytest.mark.parametrize(("operation", "mode"), TRIED, ids=lambda one: getattr(one, "label", getattr(one, "value", "")))
def test_the_promise_holds(house: visitors.House, operation: schemathesis.APIOperation, mode: GenerationMode) -> None:
    key = house.visitors["key"]().defaults["HTTP_AUTHORIZATION"]

    @given(case=operation.as_strategy(generation_mode=mode))
    @settings(max_examples=EXAMPLES, derandomize=True, database=None, deadline=None, phases=[Phase.generate],
              suppress_health_check=list(HealthCheck))  # fmt: skip
    def holds(case: Case) -> None:
        _aim(case, house)
        with transaction.atomic():
            try:
                case.call_and_validate(
                    headers={"Authorization": key, "Accept-Encoding": "identity"},
                    excluded_checks=[positive_data_acceptance],  # the law refuses much that the form allows
                )
            finally:
                transaction.set_rollback(True)

    holds()


def _aim(case: Case, house: visitors.House) -> None:
    """Half of the random addresses become true ones, so that what lies behind them is tried too."""
    real = {
        "/dossiers/{code}": house.dossier,
        "/agencies/{code}": house.cast.commune.code,
        "/procedures/{key}": "P0001",
    }
    for start, value in real.items():
        if start in case.path:
            name = start.rpartition("{")[2].rstrip("}")
            if len(str(case.path_parameters.get(name, ""))) % 2 == 0:
                case.path_parameters[name] = value
