"""A file of any length is taken in batch by batch; what was interrupted is completed by sending it again."""

import gzip
from collections import Counter
from pathlib import Path

import orjson
import pytest

from motcua.reactions.quality import cells
from motcua.reactions.quality.incoming import files, lines, taking
from motcua.reactions.quality.incoming.names import Names
from motcua.reactions.quality.incoming.taking import Answer, Outcome
from motcua.reactions.quality.models import Imported
from motcua.registers.people.actor import HOUSE
from motcua.registers.people.errors import Invalid
from tests import cast as people
from tests.reactions.quality.incoming.examples import NOW, province, second


@pytest.fixture(autouse=True)
def house(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    people.assemble()
    monkeypatch.setattr("motcua.ledger.clock.now", lambda: NOW)


def written(path: Path, *rows: object) -> Path:
    path.write_bytes(b"".join(row if isinstance(row, bytes) else orjson.dumps(row) + b"\n" for row in rows))
    return path


def take(path: Path) -> tuple[Counter[Outcome], list[Answer]]:
    told: list[Answer] = []
    counted = files.take(path, Names(), by=HOUSE, told=told.append)
    assert counted.total() == len(told)
    return counted, [answer for answer in told if answer.outcome is Outcome.REFUSED]


def test_a_file_is_taken_in_and_its_faults_are_named_by_line(tmp_path: Path):
    path = written(tmp_path / "a.jsonl", second("A-1"), b"\n", b"{broken\n", [1], second("A-2", TrangThaiHoSo="0"),
                   b"\xef\xbb\xbf" + orjson.dumps(second("A-3")))  # fmt: skip
    counted, refused = take(path)
    assert counted == {Outcome.ACCEPTED: 2, Outcome.REFUSED: 3}
    assert [(one.place, one.code) for one in refused] == [(3, ""), (4, ""), (5, "A-2")]
    assert refused[0].reason == "Dòng này không phải là JSON."


def test_a_packed_file_is_read_as_it_is(tmp_path: Path):
    path = tmp_path / "a.jsonl"
    path.write_bytes(gzip.compress(b"".join(orjson.dumps(each) + b"\n" for each in province(30, ("H10.37.01",)))))
    assert take(path)[0] == {Outcome.ACCEPTED: 30}


def test_the_same_file_twice_changes_nothing_even_with_codes_that_come_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(files, "AT_ONCE", 2)
    rows = [second("A-1", KenhThucHien="1"), second("A-2"), second("A-3"), second("A-1", KenhThucHien="3")]
    path = written(tmp_path / "a.jsonl", *rows)
    counted, refused = take(path)
    assert counted == {Outcome.ACCEPTED: 3, Outcome.REFUSED: 1}
    assert (refused[0].place, refused[0].reason) == (1, taking.comes_again(4))
    assert Imported.objects.get(code="A-1").channel == 3
    assert take(path)[0] == {Outcome.UNCHANGED: 3, Outcome.REFUSED: 1}
    assert cells.differences() == 0


def test_what_was_interrupted_is_completed_by_sending_it_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(files, "AT_ONCE", 10)
    path = written(tmp_path / "a.jsonl", *province(35, ("H10.37.01",)))
    heard: list[Answer] = []

    def until_the_25th(answer: Answer) -> None:
        heard.append(answer)
        if len(heard) == 25:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        files.take(path, Names(), by=HOUSE, told=until_the_25th)
    assert Imported.objects.count() == 30
    assert cells.differences() == 0
    assert take(path)[0] == {Outcome.UNCHANGED: 30, Outcome.ACCEPTED: 5}
    assert cells.differences() == 0


def test_a_line_without_end_does_not_fill_the_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(lines, "LONGEST_LINE", 2_000)
    path = written(tmp_path / "a.jsonl", b"x" * 9_001 + b"\n", second("A-1"))
    counted, refused = take(path)
    assert counted == {Outcome.ACCEPTED: 1, Outcome.REFUSED: 1}
    assert refused[0].place == 1


@pytest.mark.parametrize("given", [b"\x1f\x8bbroken", gzip.compress(b"{}\n" * 9_999, mtime=0)[:-9]])
def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path, given: bytes):
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(given)
    with pytest.raises(Invalid, match="Không đọc được"):
        take(path)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path):
    with pytest.raises(Invalid, match="Không đọc được"):
        take(tmp_path / "none.jsonl")
