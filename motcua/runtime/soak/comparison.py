"""Both sides laid beside each other: every dossier, every field, every step in its order, no more and no less.

The steps are held against the ledger itself, read by other means than those that sent them.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from motcua.law.calendar import ZONE
from motcua.reactions.sync.dvcqg import course, links, picture
from motcua.reactions.sync.dvcqg.gateway import mapping as third
from motcua.reactions.sync.dvcqg.indexed import mapping as second
from motcua.reactions.sync.dvcqg.picture import Picture
from motcua.reactions.sync.dvcqg.session import mapping as first
from motcua.runtime.soak.crowd import Crowd
from motcua.runtime.soak.ground import FILES_AT, UNIT, Ground
from motcua.simulator import faults, shapes
from motcua.simulator.accounts import PASSWORD
from motcua.simulator.desk import Refusals

Json = dict[str, object]
Told = tuple[str, str]  # when, and by whom
Line = tuple[str, str, int]  # how the line stands, why, and up to which fact it was accepted
_PAGE = 250
_LINES = "SELECT dossier, state, reason, accepted FROM sync_transfer ORDER BY id"
_FACTS = """
SELECT substr(subject, 9), at, actor, n FROM ledger_fact
 WHERE subject = ANY(%s) AND name = ANY(%s) ORDER BY subject, n
"""
_LONGEST_NAME = 50
_NUMBERS = re.compile(r"(?<!\d)\d{9,13}(?!\d)")
_PRIVATE = "SELECT applicant_identity FROM dossiers_dossier UNION SELECT contact ->> 'phone' FROM dossiers_dossier"


@dataclass
class Verdict:
    """What the comparison found; examples are codes, never more.

    `unjust` are refused though nothing is amiss with them, or taken though the portal was to refuse them; `miscounted`
    are those of which our account says that more or less was accepted than stands there.
    """

    owed: int = 0
    accepted: int = 0
    refused: int = 0
    without_reason: int = 0
    waiting: int = 0
    facts_owed: int = 0
    facts_there: int = 0
    lost: int = 0
    doubled: int = 0
    stale: int = 0
    unknown_there: int = 0
    unjust: int = 0
    miscounted: int = 0
    reasons: dict[str, int] = field(default_factory=dict)
    examples: list[str] = field(default_factory=list)

    @property
    def even(self) -> bool:
        """True when nothing was lost, doubled or left, and every refusal has its reason."""
        wrong = self.lost + self.doubled + self.stale + self.unknown_there + self.waiting + self.without_reason
        wrong += self.unjust + self.miscounted
        return not wrong and self.owed == self.accepted + self.refused

    def blame(self, code: str, what: str) -> None:
        """An example of what went wrong."""
        if len(self.examples) < 10:  # noqa: PLR2004 - enough to look into
            self.examples.append(f"{code}: {what}")


def compare(ground: Ground, crowd: Crowd) -> Verdict:
    """The verdict on all that was owed and all that is there."""
    verdict = Verdict()
    known: set[str] = set()
    lines = ground.rows(_LINES)
    for start in range(0, len(lines), _PAGE):
        page = {
            str(code): (str(state), str(reason), int(str(upto)))
            for code, state, reason, upto in lines[start : start + _PAGE]
        }
        known |= set(page)
        _compare_page(ground, crowd, page, verdict)
    for code in _codes_there(crowd):
        if code not in known:
            verdict.unknown_there += 1
            verdict.blame(code, "unknown here")
    return verdict


def _compare_page(ground: Ground, crowd: Crowd, page: dict[str, Line], verdict: Verdict) -> None:
    codes = list(page)
    found = crowd.ask("dossiers", {"codes": codes})
    there = {str(one["code"]): one for one in found} if isinstance(found, list) else {}
    pictures, owed = picture.of(codes), _owed(ground, codes)
    meant = Refusals(faults.read(ground.order.faults).reject, ground.order.seed)
    for code, (state, reason, upto) in page.items():
        verdict.owed += 1
        verdict.accepted += state == "even"
        verdict.refused += state == "repair"
        verdict.waiting += state == "waiting"
        verdict.without_reason += state == "repair" and not reason
        verdict.facts_owed += len(owed[code])
        pair = Pair(code, state, pictures[code], [told for _, told in owed[code]], there.get(code))
        _compare_one(pair, ground.order.generation, verdict)
        _compare_account(pair, sum(n <= upto for n, _ in owed[code]), verdict)
        _compare_refusal(pair, reason, meant, verdict)


def _compare_account(pair: "Pair", accepted: int, verdict: Verdict) -> None:
    """What our account says was accepted stands there; of a refused dossier more may, whose answer was a refusal."""
    there = len(pair.steps)
    if there < accepted or (pair.state == "even" and accepted != len(pair.owed)):
        verdict.miscounted += 1
        verdict.blame(pair.code, f"{accepted} accepted by our account, {there} there, {len(pair.owed)} owed")


def _compare_refusal(pair: "Pair", reason: str, meant: Refusals, verdict: Verdict) -> None:
    """Refused are those that the portal was to refuse, and those whose procedure has no national code; no others."""
    if pair.state == "repair":
        verdict.reasons[reason] = verdict.reasons.get(reason, 0) + 1
    if (pair.state == "repair") is not bool(meant.of(pair.code) or not pair.picture.procedure.code):
        verdict.unjust += 1
        verdict.blame(pair.code, f"{pair.state} without need: {reason}")


@dataclass(frozen=True)
class Pair:
    """One dossier here and there."""

    code: str
    state: str
    picture: Picture
    owed: list[Told]
    there: Json | None

    @property
    def steps(self) -> list[Json]:
        """What came about it, step by step."""
        told = self.there.get("progress") if self.there else None
        return [step for step in told if isinstance(step, dict)] if isinstance(told, list) else []


def _compare_one(pair: Pair, generation: str, verdict: Verdict) -> None:
    told = [(_moment(step.get("ThoiDiemXuLy")), str(step.get("NguoiXuLy", ""))) for step in pair.steps]
    verdict.facts_there += len(told)
    here, over = Counter(pair.owed), Counter(told)
    if more := sum((over - here).values()):
        verdict.doubled += more
        verdict.blame(pair.code, f"{more} steps too many")
    if pair.state == "repair":
        if told != pair.owed[: len(told)]:  # what came before the refusal is the beginning of its course, without gaps
            verdict.lost += 1
            verdict.blame(pair.code, "refused, and what is there has a gap")
        return
    missing = sum((here - over).values()) + (pair.there is None)
    if missing:
        verdict.lost += missing
        verdict.blame(pair.code, f"{missing} missing")
    elif told != pair.owed:
        verdict.lost += 1
        verdict.blame(pair.code, "steps in another order")
    elif pair.there is not None and not _same(pair, generation):
        verdict.stale += 1
        verdict.blame(pair.code, "differs")


def _owed(ground: Ground, codes: Sequence[str]) -> dict[str, list[tuple[int, Told]]]:
    """Who did what must be told, and when, straight from the ledger; each with its place in the dossier's history."""
    found: dict[str, list[tuple[int, Told]]] = {code: [] for code in codes}
    subjects, names = [f"dossier:{code}" for code in codes], list(course.STATE_AFTER)
    for code, at, actor, n in ground.rows(_FACTS, subjects, names):
        when = at.astimezone(ZONE).strftime("%Y%m%d%H%M%S")  # type: ignore[attr-defined]
        found[str(code)].append((int(str(n)), (when, str(actor)[:_LONGEST_NAME] or "Hệ thống")))
    return found


def _moment(told: object) -> str:
    at = shapes.moment(shapes.text(told))
    return at.strftime("%Y%m%d%H%M%S") if at else ""


def _same(pair: Pair, generation: str) -> bool:
    """Whether the dossier and its steps stand there word for word as they stand here now."""
    body, steps = _expected(pair, generation)
    there = pair.there or {}
    same = _bare(there.get("body")) == _bare(body) and [_bare(step) for step in pair.steps] == list(map(_bare, steps))
    return same and (generation != "g3" or _same_states(pair, there))


def _same_states(pair: Pair, there: Json) -> bool:
    """Whether the last state told is the one that stands here, with its fees and results, and the result came."""
    states = there.get("statuses")
    files = {pair.picture.result_file: third.Uploaded("", pair.picture.result_file)}
    wanted = third.statuses(pair.picture, "", tuple(course.steps(pair.picture)), files, since=pair.picture.last)
    last = states[-1:] if isinstance(states, list) else []
    return _bare(last) == _bare(wanted[-1:]) and pair.picture.result_file in {"", *_results(there)}


def _results(there: Json) -> Iterator[str]:
    """The hashes of the results that the portal was told with the states of a dossier, third generation."""
    states = there.get("statuses")
    for one in states if isinstance(states, list) else []:
        for row in one.get("DanhSachGiayToKetQua", []):
            yield str(row.get("HashTepTin", ""))


def _expected(pair: Pair, generation: str) -> tuple[Json, list[Json]]:
    if generation == "g3":
        files = {paper.file: third.Uploaded("", paper.file) for paper in pair.picture.papers if paper.file}
        body = third.dossier(pair.picture, unit=UNIT, files=files)
        return body, [step for _, step in third.progress(pair.picture, "")]
    link = links.of(FILES_AT, pair.code)
    body = first.dossier(pair.picture, link=link) if generation == "g1" else second.dossier(pair.picture, link=link)
    return body, [step for _, step in first.progress(pair.picture)]


def _bare(told: object) -> object:
    """Without the numbers that the portal itself gives."""
    if isinstance(told, dict):
        return {name: _bare(value) for name, value in told.items() if name not in {"IDHoSo", "IdHoSo", "IdGiayTo"}}
    return [_bare(one) for one in told] if isinstance(told, list) else told


def _codes_there(crowd: Crowd) -> Iterator[str]:
    after = ""
    while isinstance(page := crowd.ask("codes", {"after": after}), list) and page:
        yield from map(str, page)
        after = str(page[-1])


def leaks(ground: Ground) -> int:
    """How many numbers of people, or words of our accounts, any log of this house holds."""
    logs = ground.logs()
    private = {str(number) for (number,) in ground.rows(_PRIVATE) if number}
    return len(private & set(_NUMBERS.findall(logs))) + logs.count(PASSWORD) - _welcomes(logs)


def _welcomes(logs: str) -> int:
    """The made-up portal names its made-up account when it starts, for people to try."""
    return logs.count(f"/ {PASSWORD})")
