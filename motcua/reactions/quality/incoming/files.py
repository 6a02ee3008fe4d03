"""A whole file taken in, batch by batch: what was committed stays when it is interrupted, and a rerun completes it."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from pathlib import Path

import yaml

from motcua.law.sentences import say
from motcua.ledger import clock
from motcua.reactions.quality.incoming import lines, message, taking
from motcua.reactions.quality.incoming.names import Dictionary, Names
from motcua.reactions.quality.incoming.taking import Answer, Outcome, Row
from motcua.reactions.quality.incoming.values import Wrong
from motcua.registers.people.actor import Actor
from motcua.registers.people.errors import Invalid

AT_ONCE = 1000  # rows in one transaction


def take(
    path: Path,
    names: Names,
    *,
    by: Actor,
    exchanged: bool = False,
    told: Callable[[Answer], None] = lambda _answer: None,
) -> Counter[Outcome]:
    """Every right row of the file is in the index; answers with how many there were of each outcome.

    `told` hears every answer as it comes. Raises `Invalid` for a file that cannot be read, and `NotAllowed`.
    Source: decision 0402
    """
    last, rows = lines.last_places(path), lines.read(path)
    counted: Counter[Outcome] = Counter()
    while batch := list(islice(rows, AT_ONCE)):
        answers = taking.take(list(_marked(batch, last)), names, by=by, at=clock.now(), exchanged=exchanged)
        for answer in answers:
            counted[answer.outcome] += 1
            told(answer)
    return counted


def require_readable(path: Path) -> None:
    """Nothing happens when the file can be opened and its first line read; raises `Invalid` otherwise."""
    next(lines.read(path), None)


def dictionary(path: Path) -> Dictionary:
    """The dictionary in a YAML file. Raises `Invalid` when it cannot be read."""
    try:
        return Dictionary.of(yaml.safe_load(path.read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise Invalid(
            say("Không đọc được bảng quy đổi %(name)s.", name=path.name),
            say("Lỗi: %(error)s.", error=error),
            "Hãy kiểm tra lại tệp.",
        ) from error


def _marked(batch: list[Row], last: Mapping[str, int]) -> Iterator[Row]:
    """The rows, those whose code comes again on a later line marked so."""
    for row in batch:
        later = _later(row, last)
        yield Row(row.place, row.message, taking.comes_again(later)) if later else row


def _later(row: Row, last: Mapping[str, int]) -> int:
    try:
        place = last.get(message.code_of(row.message), 0) if isinstance(row.message, dict) else 0
    except Wrong:
        return 0
    return place if place != row.place else 0
