"""The index against what the national portal published, its invariants, and `motcua law score`."""

import csv
import json
import subprocess
import sys
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.faces.cli import main
from motcua.law import quality
from motcua.law.quality import Counts, Level
from tests.law.conftest import examples

PUBLISHED = Path(__file__).parent / "published_scores.csv"
SCORE = (sys.executable, "-m", "motcua.faces.cli.main", "law", "score")
GROUPS = tuple(group.value for group in quality.Group)
MAXIMA = dict(zip(GROUPS, (18, 20, 12, 10, 22, 18), strict=True))

numbers = st.integers(0, 10**6)
pairs = st.builds(Counts, numbers, numbers)
all_counts = st.fixed_dictionaries({}, optional=dict.fromkeys(quality.IDS, pairs))


def published():
    lines = [line for line in PUBLISHED.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return list(csv.DictReader(lines))


def h44():
    whole = next(example for example in examples() if example.name == "H44 whole")
    return whole.input["counts"]


def test_the_maxima_are_those_of_the_decision():
    for name in quality.names():
        totals = dict.fromkeys(GROUPS, 0)
        for row in quality.named(name).indicators:
            totals[row.group.value] += row.points
        assert totals == MAXIMA


def test_the_groups_of_phu_tho_come_out_to_the_last_digit():
    score = quality.score({name: Counts(*pair) for name, pair in h44().items()}, Level.PROVINCE)
    expected = {"transparency": "7.96", "progress": "15.68", "online_service": "8.83", "online_payment": "6.25",
                "digitization": "8.22", "satisfaction": "12.97"}  # fmt: skip
    assert {group.value: str(points) for group, points in score.groups.items()} == expected
    assert str(score.total) == "59.91"
    assert score.band == "Trung bình"
    assert score.missing == ()
    assert score.components["B1"].lost == Decimal("4.32")


def test_published_totals_are_the_sum_of_their_groups():
    rows = published()
    assert len(rows) == 219
    for row in rows:
        total = sum(Decimal(row[group]) for group in GROUPS)
        assert abs(total - Decimal(row["total"])) <= Decimal("0.035"), row


def test_published_satisfaction_follows_progress_when_there_is_no_petition():
    rows = [row for row in published() if row["period_type"] == "month"]
    assert len(rows) == 151
    for row in rows:
        share = Counts(Decimal(row["progress"]), Decimal(20))
        score = quality.score({"F1": Counts(0, 0), "F2": Counts(0, 0), "F3": share}, Level(row["level"]))
        assert abs(score.total - Decimal(row["satisfaction"])) <= Decimal("0.015"), row


def test_published_grades_are_ours():
    for row in published():
        assert quality.band(Decimal(row["total"])).value == row["classification"]


@settings(deadline=None)
@given(all_counts, st.sampled_from(Level), st.sampled_from(quality.names()))
def test_a_score_stays_within_its_maxima_and_adds_up(counts, level, variant):
    score = quality.score(counts, level, variant)
    assert all(0 <= component.points <= component.indicator.points for component in score.components.values())
    assert score.total == sum(component.points for component in score.components.values())
    assert set(score.components) | set(score.missing) == set(quality.IDS)
    assert not set(score.components) & set(score.missing)


@given(st.sampled_from(quality.INDICATORS), numbers, numbers, st.integers(1, 10**6))
def test_more_of_the_good_never_costs_points(indicator, part, more, whole):
    fewer = indicator.formula.points(Counts(part, whole), indicator.points)
    assert fewer <= indicator.formula.points(Counts(part + more, whole), indicator.points)


@given(st.fractions(0, 100))
def test_rounding_is_half_up(exact):
    rounded = Fraction(quality.half_up(exact))
    assert rounded - Fraction(1, 200) <= exact < rounded + Fraction(1, 200)


def ask(document, *words):
    text = document if isinstance(document, str) else json.dumps(document)
    return subprocess.run(
        [*SCORE, "--counts", "-", *words], input=text, capture_output=True, text=True, encoding="utf-8", check=False
    )


def unit(counts, level="province"):
    return {"units": {"H44": {"level": level, "counts": counts}}}


def test_a_file_of_counts_is_scored():
    answer = ask(unit(h44()), "--json")
    assert answer.returncode == 0, answer.stderr
    h44_ = json.loads(answer.stdout)["units"]["H44"]
    assert (h44_["total"], h44_["band"], h44_["missing"]) == (59.91, "Trung bình", [])
    assert h44_["components"]["B1"] == 15.68
    assert h44_["groups"]["online_payment"] == 6.25


def test_a_component_not_given_is_missing():
    answer = json.loads(ask(unit({"B1": [9, 10]}), "--json").stdout)["units"]["H44"]
    assert answer["components"] == {"B1": 18.0}
    assert answer["missing"] == [name for name in quality.IDS if name != "B1"]
    assert answer["total"] == 18.0


def test_a_part_larger_than_its_whole_counts_in_full_and_is_told_in_both_languages(capsys, tmp_path):
    file = tmp_path / "counts.json"
    file.write_text('{"units": {"H10": {"level": "province", "counts": {"B1": [5, 4], "C1": [4, 4], "C2": [3, 0]}}}}')
    assert main.main(["law", "score", "--counts", str(file), "--json"]) == 0
    told = capsys.readouterr()
    assert json.loads(told.out)["units"]["H10"]["components"]["B1"] > 0
    assert "Đơn vị H10, thành phần B1: tử số 5 lớn hơn mẫu số 4" in told.err
    assert "Unit H10, component B1: the part 5 is more than the whole 4" in told.err
    assert "C1" not in told.err
    assert "Unit H10, component C2: the part 3 of nothing; the rule of a zero denominator decides" in told.err
    assert json.loads(told.out)["units"]["H10"]["components"]["C2"] == 0


def test_counts_written_by_an_office_program_may_begin_with_a_mark():
    document = f"\ufeff{json.dumps(unit({'B1': [9, 10]}))}"
    assert json.loads(ask(document, "--json").stdout)["units"]["H44"]["total"] == 18.0


def test_certified_copies_may_be_a_percentage():
    assert json.loads(ask(unit({"E3": 100}), "--json").stdout)["units"]["H44"]["components"] == {"E3": 2.0}


def test_units_inherit_only_when_asked():
    document = {
        "units": {"H": {"level": "province", "counts": {"A3": [87, 89]}}, "X": {"level": "commune", "counts": {}}}
    }
    assert json.loads(ask(document, "--json").stdout)["units"]["X"]["total"] == 0.0
    assert json.loads(ask(document, "--json", "--inherit").stdout)["units"]["X"]["total"] == 1.96


def test_without_json_it_reads_like_a_table():
    answer = ask(unit({"B1": [9, 10]}))
    assert "H44: 18.00 Yếu" in answer.stdout
    assert "Thiếu số liệu: A1, A2" in answer.stdout


@pytest.mark.parametrize(
    ("document", "named"),
    [
        ("[", ""),
        ("[]", "units"),
        ("{}", "units"),
        ({"units": []}, "units"),
        ({"units": {"H44": 5}}, "H44"),
        ({"units": {"H44": {"counts": {}}}}, "cấp null không có"),
        (unit({}, "ward"), "H44"),
        (unit([]), "H44"),
        (unit({"Z9": [1, 2]}), "H44, thành phần Z9"),
        (unit({"B1": 90}), "H44, thành phần B1"),
        (unit({"B1": [1]}), "H44, thành phần B1"),
        (unit({"B1": [1, 2, 3]}), "H44, thành phần B1"),
        (unit({"B1": [None, 2]}), "H44, component B1: null is not a number"),
        (unit({"B1": {"part": 1}}), 'H44, component B1: {"part": 1} is not a pair'),
        (unit({"B1": [[1] * 99, 2]}), "1, 1,…"),
        (unit({"B1": ["1", 2]}), "H44, thành phần B1"),
        (unit({"B1": [True, 2]}), "H44, thành phần B1"),
        (unit({"B1": [-1, 2]}), "H44, thành phần B1"),
        (unit({"B1": [1, -2]}), "H44, thành phần B1"),
        (unit({"B1": [float("nan"), 2]}), "H44, thành phần B1"),
        (unit({"B1": [1, float("inf")]}), "H44, thành phần B1"),
        (unit({"B1": [10**30, 2]}), "H44, thành phần B1"),
        ('{"units": {"H44": {"level": "province", "counts": {"B1": [1e999999999, 2]}}}}', "H44, thành phần B1"),
        ('{"units": {"H44": {"level": "province", "counts": {"B1": [1e-999999999, 2]}}}}', "H44, thành phần B1"),
        (unit({"E3": 0.5}), "H44, thành phần E3"),
        ('{"units": {"H44": {"level": "province", "counts": {"B1": [1, 2], "B1": [2, 2]}}}}', "B1"),
    ],
)
def test_malformed_counts_are_refused_by_name(document, named):
    answer = ask(document, "--json")
    assert answer.returncode == 2
    assert answer.stdout == ""
    assert named in answer.stderr
    assert len(answer.stderr.splitlines()) == 2, "in Vietnamese and in English"
    assert "Traceback" not in answer.stderr


def test_a_way_to_score_there_is_not_is_refused_with_those_there_are():
    answer = ask(unit({"B1": [1, 2]}), "--variant", "mars")
    assert answer.returncode == 2
    assert "Không có cách tính “mars”; các cách tính: digitised_at_80, " in answer.stderr
    assert "There is no variant “mars”; there are digitised_at_80, " in answer.stderr


def test_a_file_that_is_not_there_is_refused(tmp_path):
    missing = str(tmp_path / "none.json")
    answer = subprocess.run(
        [*SCORE, "--counts", missing], capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert answer.returncode == 2
    assert missing in answer.stderr
    assert "Errno" not in answer.stderr
    assert "không có tệp này" in answer.stderr
    assert "there is no such file" in answer.stderr


@given(st.integers(0, 10**6), st.integers(1, 10**6), st.sampled_from(quality.INDICATORS))
def test_whole_numbers_and_decimals_earn_the_same(part: int, whole: int, row: quality.Indicator):
    exact = row.formula.points(Counts(Decimal(part), Decimal(whole)), row.points)
    assert row.formula.points(Counts(part, whole), row.points) == exact
