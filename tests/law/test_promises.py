"""The tables of promises: every row cites, and no day falls between two rows of a kind."""

import itertools
from datetime import timedelta

import pytest

from motcua.law import citation, errors, promises


def test_every_kind_and_every_step_cites_a_registered_instrument():
    for kind in promises.table():
        assert kind.label
        for source in (kind.source, *(step.source for step in kind.steps)):
            assert citation.check(source)


def test_no_day_falls_between_two_rows_of_a_kind():
    for _, rows in itertools.groupby(promises.table(), key=lambda kind: kind.key):
        some = list(rows)
        assert some[-1].last_day is None
        for earlier, later in itertools.pairwise(some):
            assert later.first_day == earlier.last_day + timedelta(days=1)


@pytest.mark.parametrize("damaged", [{"after": "nothing"}, {"unit": "moon"}])
def test_a_step_that_counts_from_nowhere_is_refused(damaged):
    step = {"key": "a", "label": "A", "by": "unit", "binds": "work", "proof": "report", "source": "decision 0146"}
    row = {"kind": "x", "label": "X", "first_day": promises.table()[0].first_day, "source": "decision 0146"}
    with pytest.raises(errors.BadParameter):
        promises._kind(row | {"steps": [step | damaged]})
