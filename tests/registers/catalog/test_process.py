from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.law.deadline import Term
from motcua.registers.catalog import process
from motcua.registers.catalog.pack import minutes
from motcua.registers.catalog.process import PlannedStep
from motcua.registers.people.roles import Role

ROAD = (Role.COUNTER, Role.SPECIALIST, Role.LEADER, Role.COUNTER)


def steps(*shares: int, roles: tuple[Role, ...] = ROAD) -> tuple[PlannedStep, ...]:
    return tuple(
        PlannedStep(no=no, name="Bước", role=role, minutes=share)
        for no, (role, share) in enumerate(zip(roles, shares, strict=True), 1)
    )


@pytest.mark.parametrize(
    ("value", "unit", "budget"),
    [
        (5, "working_day", 2400),
        ("0.5", "working_day", 240),
        ("0", "same_day", 480),
        (3, "working_hour", 180),
        (1, "hour", 60),
        (8, "hour", 480),
        (24, "hour", 480),
        (30, "hour", 840),
        (7, "day", 5 * 480),
        (30, "day", 21 * 480),
        (15, "day", 5040),
        (1, "day", 240),
        (1, "month", 21 * 480),
        (9, "month", 192 * 480 + 240),
    ],
)
def test_a_term_has_its_working_minutes(value: int | str, unit: str, budget: int) -> None:
    assert process.budget(Term.of(value, unit)) == budget


def test_a_process_whose_steps_make_its_term_may_be_published() -> None:
    assert process.faults(steps(240, 1200, 720, 240), Term.of(5, "working_day")) == ()


@pytest.mark.parametrize(
    ("found", "sentence"),
    [
        (steps(240, 1200, 720, 239), "Tổng thời gian"),
        (steps(0, 0, 2401, -1), "âm"),
        (steps(2400, roles=(Role.COUNTER,)), "lãnh đạo"),
        (steps(2400, 0, roles=(Role.LEADER, Role.COUNTER)), "Bộ phận Một cửa"),
        ((), "Bộ phận Một cửa"),
        (tuple(reversed(steps(240, 1200, 720, 240))), "liên tục"),
    ],
)
def test_a_process_with_a_fault_may_not(found: tuple[PlannedStep, ...], sentence: str) -> None:
    assert sentence in " ".join(process.faults(found, Term.of(5, "working_day")))


def test_a_process_is_read_as_it_was_written() -> None:
    road = steps(240, 1200, 720, 240)
    assert process.read([step.as_json() for step in road]) == road


weights = st.lists(st.integers(0, 10_000), min_size=1, max_size=12).filter(any)


@given(st.integers(0, 200_000), weights)
def test_the_parts_always_make_the_whole(total: int, shares: list[int]) -> None:
    parts = minutes.spread(total, shares)
    assert sum(parts) == total
    assert len(parts) == len(shares)
    assert all(part >= 0 for part in parts)


@given(st.integers(480, 200_000), weights)
def test_a_step_that_weighs_something_has_some_time(total: int, shares: list[int]) -> None:
    parts = minutes.spread(total, shares)
    assert all(part > 0 for part, share in zip(parts, shares, strict=True) if share)


@given(st.integers(1, 400), weights)
def test_the_parts_are_near_the_weights(days: int, shares: list[int]) -> None:
    parts = minutes.spread(days * 480, shares)
    for part, share in zip(parts, shares, strict=True):
        assert abs(part - days * 480 * share / sum(shares)) <= 30 * len(shares)


@pytest.mark.parametrize(("total", "shares"), [(480, []), (480, [0, 0]), (-1, [1]), (480, [2, -1])])
def test_what_cannot_be_shared_is_an_error(total: int, shares: list[int]) -> None:
    with pytest.raises(ValueError, match="cannot share"):
        minutes.spread(total, shares)


@given(st.decimals("0.5", "400", places=1), st.sampled_from(["working_day", "day"]))
def test_every_term_of_days_has_whole_minutes(value: Decimal, unit: str) -> None:
    budget = process.budget(Term.of(value, unit))
    assert budget > 0
    assert isinstance(budget, int)
