"""The three guards: every rule cites, every rule has an example, every number has a source and no gap."""

import importlib
import inspect
import itertools
import pkgutil
import re
from datetime import timedelta

import pytest

from motcua import law
from motcua.faces.cli.reference import places
from motcua.law import calendar, citation, deadline, errors, fees, forms, parameters, quality, regime, workflow
from motcua.law.calendar import published
from motcua.law.deadline import changes, sentences, term
from tests.law import rules
from tests.law.conftest import FOLDER, examples

MACHINERY = {
    "motcua.law.citation", "motcua.law.errors", "motcua.law.parameters", "motcua.law.sentences",
    "motcua.law.calendar.days", "motcua.law.calendar.entries", "motcua.law.calendar.hours", "motcua.law.calendar.index",
    "motcua.law.calendar.runs", "motcua.law.deadline.changes", "motcua.law.deadline.reckoning",
    "motcua.law.deadline.result", "motcua.law.deadline.sentences", "motcua.law.deadline.skipped",
    "motcua.law.deadline.spans", "motcua.law.deadline.steps", "motcua.law.deadline.term", "motcua.law.deadline.words",
}  # fmt: skip
READERS = {
    "motcua.law.calendar.years",
    "motcua.law.calendar.festivals",
}  # they open files; what they hold is checked below


def _modules():
    return [
        importlib.import_module(found.name)
        for found in pkgutil.walk_packages(law.__path__, "motcua.law.")
        if not found.ispkg and found.name not in MACHINERY
    ]


def _name(module, function):
    parts = module.__name__.split(".")
    return f"motcua.law.{parts[2]}.{function.__name__}"


def public_rules():
    found = {}
    for module in _modules():
        members = inspect.getmembers(module, inspect.isroutine)
        for function in (inspect.unwrap(member) for _, member in members):
            own = getattr(function, "__module__", "") == module.__name__
            if own and not function.__name__.startswith("_") and _name(module, function) not in READERS:
                found[_name(module, function)] = function
    return found


@pytest.mark.parametrize("name", sorted(public_rules()))
def test_a_public_rule_cites_a_registered_instrument(name):
    lines = re.findall(r"^\s*Source: (.+)$", inspect.getdoc(public_rules()[name]) or "", re.MULTILINE)
    assert lines, (
        f"{name} cites nothing: end its docstring with `Source: NĐ 61/2018, Art. 17(2)` or `Source: decision 0007`"
    )
    for line in lines:
        assert citation.check(line)


def test_every_rule_has_a_worked_example():
    named = {example.rule for example in examples()}
    missing = set(public_rules()) - named
    assert not missing, f"write an example in tests/law/examples for: {', '.join(sorted(missing))}"
    assert named <= set(public_rules()), "an example names a rule that does not exist"
    assert rules.rules() <= set(public_rules())


def test_every_row_of_every_table_has_a_worked_example():
    asked = [(example.rule.removeprefix("motcua.law."), example) for example in examples() if not example.error]
    moves = {
        workflow.find(found and workflow.State(found), one.input["verb"], accepted=one.input.get("accepted"))
        for rule, one in asked if rule.startswith("workflow.") and "verb" in one.input
        for found in [one.input["state"]]
    }  # fmt: skip
    assert moves == set(workflow.MOVES)
    printed = {one.output for rule, one in asked if rule == "forms.of"}
    assert printed == {form.source for table in forms.FORMS.values() for form in table}
    freed = {group for rule, one in asked if rule == "fees.payable" for group in one.input["groups"]}
    assert freed >= {row.group for row in fees.national()}
    scored = {id_ for rule, one in asked if rule == "quality.score" for id_ in one.input["counts"]}
    assert scored == set(quality.IDS)


@pytest.mark.parametrize("name", parameters.names())
def test_a_parameter_has_a_source_for_every_value_and_leaves_no_gap(name):
    values = parameters.parameter(name).values
    assert values, f"{name}.yaml has no value"
    assert values[-1].last_day is None, f"{name}.yaml ends: its last value has no last_day"
    for value in values:
        assert citation.check(value.source)
    for earlier, later in itertools.pairwise(values):
        assert earlier.last_day is not None, f"{name}.yaml: a value that is not the last needs a last_day"
        assert later.first_day == earlier.last_day + timedelta(days=1), f"{name}.yaml leaves a gap or overlaps"


def test_half_a_working_day_is_half_the_hours_the_law_gives_it():
    for value in parameters.parameter("working_day_hours").values:
        assert value.number * 60 == term.DAY_MINUTES


def test_every_row_of_every_table_cites_a_registered_instrument():
    sources = [row.source for row in (*workflow.MOVES, *regime.REGIMES, *fees.national())]
    variants = [quality.named(name) for name in quality.names()]
    sources += [row.source for variant in variants for row in variant.indicators] + [one.source for one in variants]
    sources += [form.source for table in forms.FORMS.values() for form in table]
    sources += [entry.source for entry in calendar.national().closed]
    sources += [entry.source for entry in calendar.national().made_up]
    sources += [source for _, _, source in sentences._WHY_MOVED.values()]
    for source in sources:
        assert citation.check(source)
    told = (*changes._LIMITS.values(), *sentences._CUTOFFS.values())
    assert all(parameters.parameter(name) for _, _, name in told)


def test_the_years_of_the_calendar_are_whole_and_named():
    for year in published.years():
        for entry in year.closed:
            assert entry.day.year == year.year
            assert entry.festival in calendar.festivals()
            assert entry.kind in ("holiday", "compensation")
        for swap in year.swaps:
            assert swap.made_up.weekday() >= 5
            assert swap.announced < min(swap.made_up, swap.closed)
    assert [year.year for year in published.years() if not year.decided] == [2027]


def test_a_registered_instrument_is_dated_and_its_successor_is_registered():
    for key, instrument in citation.register().items():
        assert citation.parse(key).key == key
        assert instrument.title
        assert instrument.last_day is None or instrument.first_day <= instrument.last_day
        if instrument.successor:
            assert citation.register()[instrument.successor].first_day == instrument.last_day + timedelta(days=1)


def test_every_source_named_in_the_house_is_registered():
    sources = set(places.cited())
    assert len(sources) > 100
    for source, file in sources:
        assert citation.check(source), file


def test_a_written_digest_belongs_to_a_registered_instrument():
    keys = {key.replace(" ", "-").replace("/", "-") for key in citation.register()}
    for path in set(citation.REGISTER.parent.glob("*.md")) - {citation.REGISTER.parent / "README.md"}:
        assert path.stem in keys, f"{path.name} is no instrument of the register"


def test_an_example_file_stays_short():
    for path in FOLDER.rglob("*.yaml"):
        assert len(path.read_text(encoding="utf-8").splitlines()) <= 120, path


@pytest.mark.parametrize(
    "text", ["NĐ 61", "ND 61/2018", "NĐ 61/2018 Art. 17", "NĐ 61/2018, Điều 17", "decision 7", "", "QĐ 766/2022, Annex"]
)
def test_what_is_not_a_citation_is_refused(text):
    with pytest.raises(errors.BadCitation):
        citation.parse(text)


@pytest.mark.parametrize("text", ["NĐ 999/1999", "decision 9999"])
def test_what_is_not_registered_is_refused(text):
    with pytest.raises(errors.BadCitation) as refusal:
        citation.check(text)
    assert "docs/" in str(refusal.value)


@pytest.mark.parametrize(
    ("text", "vietnamese"),
    [
        ("NĐ 61/2018, Art. 17(2)(a)", "điểm a khoản 2 Điều 17 NĐ 61/2018"),
        ("QĐ 766/2022, Annex I(2)", "khoản 2 Phụ lục I QĐ 766/2022"),
        ("TT 03/2025, Form 05", "Mẫu số 05 TT 03/2025"),
        ("decision 0102", "theo quy ước của hệ thống, luật không quy định"),
        (
            "BLDS 2015, Art. 148(6); decision 0107",
            "khoản 6 Điều 148 BLDS 2015; phần luật không quy định theo quy ước của hệ thống",
        ),
        ("NQ 66.7/2025; BLDS 2015, Art. 148(5)", "NQ 66.7/2025; khoản 5 Điều 148 BLDS 2015"),
    ],
)
def test_a_citation_is_read_written_and_told(text, vietnamese):
    assert "; ".join(str(pointer) for pointer in citation.parse_all(text)) == text
    assert citation.in_vietnamese(text) == vietnamese
    assert citation.check(text)


@pytest.mark.parametrize(
    "damaged",
    [
        {},
        {"due": "x"},
        {"due": "2024-05-13T17:00"},
        {"due": "2024-05-13T17:00", "s": [["?", 1]]},
        {"due": "2024-05-13T17:00", "s": [["r"]]},
        {"due": "2024-05-13T17:00", "s": [["r", 5]]},
        {"due": "2024-05-13T17:00", "s": ""},
        {"due": "2024-05-13T17:00", "s": "r,240513T0900;?"},
        {"due": "2024-05-13T17:00", "s": "w,5,240513,mai,0"},
    ],
)
def test_a_stored_reckoning_that_was_damaged_is_refused(damaged):
    with pytest.raises(errors.BadTerm):
        deadline.Deadline.from_json(damaged)
