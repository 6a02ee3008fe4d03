"""What is measured, line by line, each beside its bare counterpart in the same run."""

import json
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from urllib.parse import quote

from bench import load, people
from bench import searching as found
from bench.load import Answers, Ask
from bench.site import Site
from motcua.runtime import queue

ROUNDS = 240
TURNS = 6
CLIENTS = 4
BARE_WHERE_PROMISED = 2.6  # CPU ms of the bare insert on the machine where the rates of BUDGETS.md were set

ANSWERS = {
    "date": "2023-05-01", "past_date": "2023-05-01", "time": "08:00", "year": "2023", "number": "1", "measure": "100",
    "money": "1000000", "phone": "0900000001", "email": "a@example.vn", "identity": "070199123456",
    "tax_number": "0101234567", "yes_no": "yes", "plate": "93A-123.45", "name": "Điểu Bảo",
}  # fmt: skip


@dataclass
class Line:
    """One measured line: times in milliseconds, processor time of web and database together per request."""

    name: str
    p50: float
    p95: float
    cpu_ms: float
    sql: int
    rate: float
    ratio: float | None
    budget: str
    ok: bool


@dataclass(frozen=True)
class Pace:
    """How slow this machine is beside the one where the rates were promised: the same bare insert on both.

    Source: decision 0016
    """

    bare_cpu_ms: float

    @property
    def slower(self) -> float:
        """How many times the bare insert costs here what it cost there; never below one."""
        return max(1.0, self.bare_cpu_ms / BARE_WHERE_PROMISED)

    def rate(self, promised: float) -> float:
        """The rate that keeps the promise on this machine, per second."""
        return promised / self.slower

    def wait(self, promised: float) -> float:
        """The wait that keeps the promise on this machine, in milliseconds."""
        return promised * self.slower

    def per_second(self, promised: float) -> str:
        """The budget in words: the promise and what it is here."""
        return f"≥ {promised:.0f}/s (here {self.rate(promised):.0f})"

    def milliseconds(self, promised: float) -> str:
        """The budget in words: the promise and what it is here."""
        return f"≤ {promised:.0f} ms (here {self.wait(promised):.0f})"


def settle(seconds: float = 600.0) -> None:
    """The background work of what was done so far is over."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        now = queue.state()
        if not now.running and not now.oldest_seconds:
            return
        time.sleep(0.2)
    raise SystemExit(f"The background work of the last line did not end within {seconds:.0f} seconds.")


def measure(site: Site, asks: Sequence[Ask], clients: Sequence[dict[str, str]]) -> tuple[Answers, float]:
    """The answers, and the processor time of web and database per request in milliseconds.

    The background work of the line before is over; that of this line runs beside it, as it does in the house.
    """
    settle()
    before = site.cpu("web", "postgres")
    answers = load.run(site.port, asks, clients)
    return answers, 1000 * (site.cpu("web", "postgres") - before) / len(asks)


def beside(site: Site, groups: Sequence[Sequence[Ask]], desk: people.Desk) -> list[tuple[Answers, float]]:
    """As `measure` for each group with all clerks of the desk, a part of each in turn."""
    return in_turn(site, [(asks, desk.clerks) for asks in groups])


def in_turn(
    site: Site, groups: Sequence[tuple[Sequence[Ask], Sequence[dict[str, str]]]]
) -> list[tuple[Answers, float]]:
    """As `measure` for each group and its clients, a part of each in turn: what else the machine does meets all."""
    turns = [[measure(site, asks[turn::TURNS], clients) for asks, clients in groups] for turn in range(TURNS)]
    parts = [[turn[place] for turn in turns] for place in range(len(groups))]
    return [
        (
            load.joined([answers for answers, _ in part]),
            sum(cpu * len(answers.seconds) for answers, cpu in part) / sum(len(answers.seconds) for answers, _ in part),
        )
        for part in parts
    ]


def application(desk: people.Desk) -> Ask:
    """A complete application at this desk, as a clerk's software would post it."""
    procedure = desk.procedure
    body = {
        "procedure": procedure.key,
        "agency": desk.agency.code,
        "applicant": {"name": "Điểu Thị Bench", "identity": "070199123456", "phone": "0900000001"},
        "papers": [{"no": paper.no, "name": paper.name[:200], "originals": 1} for paper in procedure.papers],
        "answers": {q.name: _answer(q) for q in procedure.form if q.required},
    }
    return Ask("POST", "/api/v1/dossiers", json.dumps(body).encode())


def _answer(question) -> str:  # noqa: ANN001 - a catalogue question
    if question.options:
        return question.options[0].value
    return ANSWERS.get(question.kind.value, "Nội dung")


def _line(
    name: str, answers: Answers, cpu: float, bare: float | None, budget: str, test: Callable[[float, Answers], bool]
) -> Line:
    ratio = cpu / bare if bare else None
    sql = answers.usual_questions
    return Line(
        name=name, p50=answers.percentile(0.5), p95=answers.percentile(0.95), cpu_ms=cpu, sql=sql, rate=answers.rate,
        ratio=ratio, budget=budget, ok=test(ratio or 0.0, answers),
    )  # fmt: skip


def lodging(site: Site, desk: people.Desk) -> tuple[list[Line], list[str], Pace]:
    """Taking in, one clerk and four, beside the bare insert; answers with the codes and the machine's pace too."""
    ask = application(desk)
    load.run(site.port, [ask] * 16 + [Ask("POST", "/bare/lodge", ask.body)] * 16, desk.clerks[:1])
    first, plain = desk.clerks[:1], Ask("POST", "/bare/lodge", ask.body)
    (bare, bare_cpu), (one, cpu), (four, cpu4) = in_turn(
        site, [([plain] * ROUNDS, first), ([ask] * ROUNDS, first), ([ask] * (2 * ROUNDS), desk.clerks)]
    )
    scaling, pace = four.rate / one.rate, Pace(bare_cpu)
    lines = [
        _line("bare insert", bare, bare_cpu, None, "", lambda _r, _a: True),
        _line("lodge", one, cpu, bare_cpu, "≤ 4.6 × bare, ≤ 20 SQL", lambda r, a: r <= 4.6 and a.usual_questions <= 20),
        _line("lodge, 4 clients", four, cpu4, bare_cpu, f"{pace.per_second(130)}, ≥ 1.6 × one ({scaling:.2f})",
              lambda _r, a: a.rate >= pace.rate(130) and scaling >= 1.6),
    ]  # fmt: skip
    return lines, [json.loads(body)["code"] for body in one.bodies + four.bodies], pace


def acting(site: Site, desk: people.Desk, codes: Sequence[str], pace: Pace) -> list[Line]:
    """Forwarding what was just taken in, beside a bare update."""
    bare, bare_cpu = measure(site, [Ask("POST", "/bare/act", b"{}")] * ROUNDS, desk.clerks[:1])
    asks = [Ask("POST", f"/api/v1/dossiers/{quote(code)}/forward", b"{}") for code in codes[: 2 * ROUNDS]]
    done, cpu = measure(site, asks, desk.clerks)
    return [
        _line("bare update", bare, bare_cpu, None, "", lambda _r, _a: True),
        _line(
            "act: forward",
            done,
            cpu,
            bare_cpu,
            f"≤ 14 SQL, {pace.per_second(150)}",
            lambda _r, a: a.usual_questions <= 14 and a.rate >= pace.rate(150),
        ),
    ]


def reading(site: Site, desk: people.Desk, codes: Sequence[str], pace: Pace) -> list[Line]:
    """A dossier with its timeline, through the API and as a page."""
    some = [quote(code) for code in codes[:ROUNDS]]
    paths = ("/bare/read?code={}", "/api/v1/dossiers/{}", "/office/dossiers/{}/")
    groups = [[Ask("GET", path.format(code)) for code in some] for path in paths]
    (bare, bare_cpu), (api, cpu), (page, page_cpu) = beside(site, groups, desk)
    return [
        _line("bare read", bare, bare_cpu, None, "", lambda _r, _a: True),
        _line(
            "read a dossier",
            api,
            cpu,
            bare_cpu,
            f"≤ 8 SQL, {pace.per_second(200)}",
            lambda _r, a: a.usual_questions <= 8 and a.rate >= pace.rate(200),
        ),
        _line("its page", page, page_cpu, cpu, "× API twin", lambda _r, a: a.usual_questions <= 8),
    ]


def listing(site: Site, desk: people.Desk, pace: Pace) -> list[Line]:
    """The work list of 25 with counters, through the API and as a page."""
    paths = (f"/bare/list?agency={desk.agency.id}", "/api/v1/dossiers?tab=unit&limit=25", "/office/?tab=unit")
    groups = [[Ask("GET", path)] * ROUNDS for path in paths]
    (bare, bare_cpu), (api, cpu), (page, page_cpu) = beside(site, groups, desk)
    return [
        _line("bare list", bare, bare_cpu, None, "", lambda _r, _a: True),
        _line("work list", api, cpu, bare_cpu, f"p95 {pace.milliseconds(50)}, ≤ 6 SQL, {pace.per_second(150)}",
              lambda _r, a: _within(a, pace.wait(50)) and a.usual_questions <= 6 and a.rate >= pace.rate(150)),
        _line("its page", page, page_cpu, cpu, "≤ 2 × API twin", lambda r, a: r <= 2 and a.usual_questions <= 6),
    ]  # fmt: skip


def searching(site: Site, desk: people.Desk, pace: Pace) -> list[Line]:
    """Procedures by words with slips, inside the database, through the API and as a page."""
    before = site.cpu("postgres")
    inside = found.in_the_database(ROUNDS)
    inside_cpu = 1000 * (site.cpu("postgres") - before) / ROUNDS
    words = [quote(found.SLIPS[place % len(found.SLIPS)]) for place in range(ROUNDS)]
    api, cpu = measure(site, [Ask("GET", f"/api/v1/procedures?q={word}") for word in words], desk.clerks[:1])
    page, page_cpu = measure(site, [Ask("GET", f"/procedures/?q={word}") for word in words], desk.clerks[:1])
    return [
        _line("search, database", inside, inside_cpu, None, f"p95 {pace.milliseconds(10)} among {found.PROCEDURES}",
              lambda _r, a: _within(a, pace.wait(10))),
        _line("search", api, cpu, None, "", lambda _r, _a: True),
        _line("its page", page, page_cpu, cpu, f"p95 {pace.milliseconds(100)}",
              lambda _r, a: _within(a, pace.wait(100))),
    ]  # fmt: skip


def papers(site: Site, desk: people.Desk, codes: Sequence[str], pace: Pace) -> list[Line]:
    """A receipt as PDF/A, asked for by a clerk."""
    asks = [Ask("GET", f"/office/dossiers/{quote(code)}/papers/receipt") for code in codes[-40:]]
    load.run(site.port, asks[:8], desk.clerks)
    drawn, cpu = measure(site, asks[8:], desk.clerks[:1])
    budget = f"p50 {pace.milliseconds(50)}"
    return [_line("receipt PDF/A", drawn, cpu, None, budget, lambda _r, a: a.percentile(0.5) <= pace.wait(50))]


def _within(answers: Answers, milliseconds: float) -> bool:
    return answers.percentile(0.95) <= milliseconds


def every(site: Site) -> list[dict[str, object]]:
    """All lines, in the order of a dossier's life."""
    desk = people.desk(CLIENTS)
    lines, codes, pace = lodging(site, desk)
    lines += acting(site, desk, codes, pace)
    lines += reading(site, desk, codes, pace)
    lines += listing(site, desk, pace)
    lines += searching(site, desk, pace)
    lines += papers(site, desk, codes, pace)
    return [asdict(line) for line in lines]
