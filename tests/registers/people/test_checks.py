from collections.abc import Callable
from datetime import timedelta

import pytest

from motcua.ledger import facts
from motcua.registers.people.acts import checks
from motcua.registers.people.checks import queries, terms
from motcua.registers.people.checks.terms import Outcome
from motcua.registers.people.errors import Invalid, NotAllowed, NotFound
from motcua.registers.people.models import PopulationCheck
from tests import cast as people
from tests.cast import Cast

LAN = "070160000001"
TOLD = {"name": "Trần Thị Lan", "birth_date": "08/03/1960", "address": "Ấp 1, Xã Minh Hưng"}
Ask = Callable[..., int]


@pytest.fixture
def cast(db: None) -> Cast:
    return people.assemble()


@pytest.fixture
def ask(cast: Cast) -> Ask:
    """Anh Hùng puts a question about bà Lan."""

    def asked(**changes: object) -> int:
        values: dict[str, object] = {
            "by": cast.hung, "agency": cast.commune.code, "identity": LAN, "purpose": "receive", "procedure": "P0001",
            "procedure_name": "Đăng ký khai sinh", "consent": True, "at": people.MONDAY,
        }  # fmt: skip
        return checks.ask(**(values | changes))  # type: ignore[arg-type]

    return asked


def test_a_question_is_put_down_before_it_is_asked_and_no_fact_names_the_person(cast: Cast, ask: Ask) -> None:
    check = ask()
    checks.answered(by=cast.hung, check=check, outcome=Outcome.MATCHED, told=TOLD, at=people.MONDAY)
    checks.answered(by=cast.hung, check=check, outcome=Outcome.UNKNOWN, told={}, at=people.MONDAY)
    checks.used(by=cast.hung, check=check, dossier="H10-1", values=TOLD | {"name": "Lan khác"}, at=people.MONDAY)
    told = facts.about(f"population_check:{check}")
    assert [fact.name for fact in told] == ["PopulationAsked", "PopulationAnswered", "PopulationUsed"]
    assert told[0].body == {
        "agency": cast.commune.code, "procedure": "P0001", "purpose": "receive", "consent": True,
    }  # fmt: skip
    assert told[1].body == {"outcome": "matched", "particulars": ["name", "birth_date", "address"]}
    assert told[2].body == {"dossier": "H10-1", "particulars": ["address", "birth_date"]}
    written = str([fact.body for fact in told]) + str(PopulationCheck.objects.values("particulars", "outcome").get())
    for personal in (LAN, "Lan", "1960", "Minh Hưng"):
        assert personal not in written


def test_where_a_value_comes_from_is_known_as_long_as_it_is_unchanged(cast: Cast, ask: Ask) -> None:
    check = ask()
    assert queries.provenance(check, TOLD, by=cast.hung) is None
    checks.answered(by=cast.hung, check=check, outcome=Outcome.MATCHED, told=TOLD, at=people.MONDAY)
    found = queries.provenance(check, TOLD | {"address": "Nơi khác"}, by=cast.hung)
    assert found == queries.Provenance(people.MONDAY, frozenset({"name", "birth_date"}))
    assert queries.provenance(check, TOLD, by=cast.stranger) is None


def test_values_beside_another_number_come_from_nowhere_and_are_left_over(cast: Cast, ask: Ask) -> None:
    check, told = ask(), TOLD | {"identity": LAN}
    checks.answered(by=cast.hung, check=check, outcome=Outcome.MATCHED, told=told, at=people.MONDAY)
    other = told | {"identity": "070160000002"}
    found = queries.provenance(check, other, by=cast.hung)
    assert found
    assert found.names == frozenset()
    assert queries.left_over(check, other, by=cast.hung) == {"name", "birth_date", "address"}
    assert queries.left_over(check, told, by=cast.hung) == frozenset()


@pytest.mark.parametrize(
    ("change", "field"),
    [({"consent": False}, "consent"), ({"purpose": ""}, "purpose"), ({"purpose": "curiosity"}, "purpose"),
     ({"identity": "123456789"}, "identity"), ({"identity": ""}, "identity")],
)  # fmt: skip
def test_without_purpose_consent_or_a_whole_number_nobody_is_asked_about(
    ask: Ask, change: dict[str, object], field: str
) -> None:
    with pytest.raises(Invalid) as refused:
        ask(**change)
    assert set(refused.value.fields) == {field}
    assert not PopulationCheck.objects.exists()


def test_only_the_counter_asks_and_only_for_its_own_agency(cast: Cast, ask: Ask) -> None:
    for who in (cast.lan, cast.hoa, cast.mai, cast.thu, cast.stranger):
        with pytest.raises(NotAllowed):
            ask(by=who)
    check = ask()
    with pytest.raises(NotFound):
        checks.answered(by=cast.stranger, check=check, outcome=Outcome.MATCHED, told=TOLD, at=people.MONDAY)
    with pytest.raises(NotFound):
        checks.used(by=cast.stranger, check=check, dossier="H10-1", values={}, at=people.MONDAY)


def test_a_counter_does_not_ask_about_a_village(cast: Cast, ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(terms, "MOST", 3)
    for _ in range(3):
        ask()
    with pytest.raises(checks.TooManyChecks):
        ask()
    assert ask(at=people.MONDAY + timedelta(hours=1))


def test_a_citizen_sees_who_asked_about_him_when_and_why_and_nobody_else_does(cast: Cast, ask: Ask) -> None:
    checks.answered(by=cast.hung, check=ask(), outcome=Outcome.DIFFERS, told=TOLD, at=people.MONDAY)
    ask(purpose="verify", at=people.MONDAY + timedelta(days=1))
    later, first = queries.about_me(by=cast.lan)
    assert (first.officer, first.agency, first.purpose, first.procedure, first.outcome) == (
        "Nguyễn Văn Hùng", "Ủy ban nhân dân xã Minh Hưng", "receive", "Đăng ký khai sinh", Outcome.DIFFERS,
    )  # fmt: skip
    assert (later.purpose, later.outcome, first.particulars) == ("verify", None, ("name", "address", "birth_date"))
    other = people.citizen("anh-minh", "Lê Văn Minh", "070160000002", "0912345679")
    assert queries.about_me(by=other) == ()
    assert queries.about_me(by=cast.hung) == ()
    assert {Outcome.DIFFERS.label, *terms.PURPOSES.values()} >= {"Có thông tin khác với cơ sở dữ liệu"}
