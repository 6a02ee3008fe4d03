"""Every worked example gives the worked answer, and every line it says cites a registered instrument."""

import json

import pytest

from motcua.law import citation, deadline, errors
from tests.law import rules


def test_the_rule_gives_the_worked_answer(example):
    if example.error:
        with pytest.raises(getattr(errors, example.error)) as refusal:
            rules.answer(example.rule, example.input, example.calendar)
        assert refusal.value.what
        return
    answer = rules.answer(example.rule, example.input, example.calendar)
    if not isinstance(answer, deadline.Deadline):
        assert answer == example.output
        return
    told = "\n".join(line.vietnamese for line in answer.reckoning)
    assert rules.plain(answer.due) == example.output, told
    for phrase in example.says:
        assert phrase in told


def test_every_line_of_a_reckoning_cites_the_register(example):
    if example.error:
        return
    answer = rules.answer(example.rule, example.input, example.calendar)
    if isinstance(answer, deadline.Deadline):
        assert citation.check(answer.source)
        for line in answer.reckoning:
            assert line.text_vi
            assert line.text_en
            assert not line.source or citation.check(line.source)


def test_a_stored_deadline_tells_the_same_in_three_hundred_bytes(example):
    if example.error:
        return
    answer = rules.answer(example.rule, example.input, example.calendar)
    if isinstance(answer, deadline.Deadline):
        stored = json.dumps(answer.as_json(), ensure_ascii=False, separators=(",", ":"))
        read = deadline.Deadline.from_json(json.loads(stored))
        assert read == answer
        assert read.reckoning == answer.reckoning
        assert len(stored.encode()) <= 300, stored
