"""What the one who practises may ask of the simulator itself: its faults, its count, and all that it holds."""

import json
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from urllib.parse import unquote

from motcua.law.calendar import ZONE
from motcua.simulator import faults, reporter
from motcua.simulator.catalogue import editions
from motcua.simulator.desk import Desk
from motcua.simulator.faults import Chance
from motcua.simulator.reply import Reply, Request, said
from motcua.simulator.shapes import Json
from motcua.simulator.store import PROGRESS, STATUS, Kept

PREFIX = "/_control/"
_MOST = 2000
_FIRST, _LAST = date(2000, 1, 1), date(2100, 1, 1)


@dataclass
class Control:
    """The desk seen from behind."""

    desk: Desk
    chance: Chance

    def serve(self, request: Request) -> Reply:
        """The answer to whoever practises. No fault ever meets it."""
        name, _, code = request.path.removeprefix(PREFIX).partition("/")
        served: dict[str, Callable[[], Reply]] = {
            "faults": lambda: self._faults(request),
            "expire": self._expire,
            "report": lambda: said(self.report()),
            "codes": lambda: self._codes(_asked(request)),
            "dossiers": lambda: self._dossiers(_asked(request)),
            "pushes": lambda: said(self._pushes(unquote(code))),
            "index": lambda: self._index(request.query),
            "catalogue": lambda: self._catalogue(request),
        }
        return served[name]() if name in served else said({"message": ", ".join(served)}, 404)

    def _expire(self) -> Reply:
        self.desk.store.expire()
        return said({"expired": True})

    def _faults(self, request: Request) -> Reply:
        if request.method == "POST":
            told = request.json()
            if not isinstance(told, dict):
                return said({"message": "a JSON object of settings is wanted"}, 400)
            try:
                given = dict(told)
                plan = faults.read(str(given.pop("plan"))) if "plan" in given else self.chance.plan
                self.apply(faults.change(plan, given))
            except ValueError as error:
                return said({"message": str(error)}, 400)
        return said(self.chance.plan.as_json())

    def _catalogue(self, request: Request) -> Reply:
        if request.method == "POST":
            told = request.json()
            try:
                self.desk.catalogue = editions.changed(self.desk.catalogue, told if isinstance(told, dict) else {})
            except ValueError as error:
                return said({"message": str(error)}, 400)
        return said(editions.told(self.desk.catalogue))

    def apply(self, plan: faults.Plan) -> None:
        """Things go wrong by this plan from now on, the clock and the refusals included."""
        self.desk.refusals.share, self.desk.refusals.seed = plan.reject, plan.seed
        self.desk.clock = lambda: time.time() + plan.skew
        self.chance.set(plan)

    def report(self) -> Json:
        """What was received and answered, what is kept, and what went wrong on purpose."""
        store = self.desk.store
        answered = store.rows("SELECT service, verdict, count(*), sum(repeated) FROM push GROUP BY 1, 2 ORDER BY 1, 2")
        kept = store.rows("SELECT kind, count(*) FROM item GROUP BY 1")
        return {
            "dossiers": store.rows("SELECT count(*) FROM dossier")[0][0],
            "progress": dict(kept).get(PROGRESS, 0),
            "statuses": dict(kept).get(STATUS, 0),
            "pushes": store.rows("SELECT count(*) FROM push")[0][0],
            "by_state": {str(state): number for state, number in
                         store.rows("SELECT state, count(*) FROM dossier GROUP BY 1 ORDER BY 1")},
            "by_site": dict(store.rows("SELECT site, count(*) FROM dossier GROUP BY 1 ORDER BY 1")),
            "answers": [
                {"service": service, "error_code": verdict, "pushes": number, "repeated": repeated}
                for service, verdict, number, repeated in answered
            ],
            "faults": dict(self.chance.drawn),
        }  # fmt: skip

    def _codes(self, asked: Json) -> Reply:
        question = "SELECT code FROM dossier WHERE code > ? ORDER BY code LIMIT ?"
        return said([code for (code,) in self.desk.store.rows(question, str(asked.get("after", "")), _MOST)])

    def _dossiers(self, asked: Json) -> Reply:
        if isinstance(codes := asked.get("codes"), list):
            kept = [self.desk.store.dossier(str(code)) for code in codes[:_MOST]]
            return said(self._contents([one for one in kept if one]))
        limit = str(asked.get("limit", ""))
        most = min(int(limit), _MOST) if limit.isdecimal() else _MOST
        return said(self._contents(self.desk.store.page(str(asked.get("after", "")), most)))

    def _contents(self, page: Sequence[Kept]) -> list[Json]:
        codes = [kept.code for kept in page]
        steps, states = (self.desk.store.items(codes, kind) for kind in (PROGRESS, STATUS))
        return [
            {
                "code": kept.code, "site": kept.site, "generation": kept.generation, "state": kept.state,
                "body": kept.body, "progress": steps[kept.code], "statuses": states[kept.code],
            }
            for kept in page
        ]  # fmt: skip

    def _pushes(self, code: str) -> list[Json]:
        rows = self.desk.store.rows(
            "SELECT at, generation, service, verdict, repeated, body FROM push WHERE code = ? ORDER BY id", code
        )
        names = ("at", "generation", "service", "error_code", "repeated", "body")
        return [dict(zip(names, (*row[:-1], json.loads(row[-1])), strict=True)) for row in rows]

    def _index(self, query: Mapping[str, str]) -> Reply:
        by = reporter.BY.get(query.get("by", "unit"))
        try:
            first = date.fromisoformat(query.get("from", _FIRST.isoformat()))
            last = date.fromisoformat(query.get("to", _LAST.isoformat()))
            until = min(last, date.fromisoformat(query["as_of"])) if "as_of" in query else last
        except ValueError:
            by = None
        if by is None:
            return said(
                {"message": "from, to and as_of are days such as 2023-05-01; by is unit, procedure or dossier"}, 400
            )
        period = reporter.Period(_midnight(first), _midnight(last + timedelta(days=1)), self._judged(until))
        told = reporter.counts(reporter.seen(self.desk.store, period), period, by)
        reported = query.get("reported", "")
        number = int(reported) if reported.isdecimal() else None
        return said({
            "counts": {key: dict(found) for key, found in told.items()},
            "components": {key: reporter.components(found, None if key else number) for key, found in told.items()},
        })  # fmt: skip

    def _judged(self, until: date) -> datetime:
        now = datetime.fromtimestamp(self.desk.clock(), ZONE)
        return min(now, _midnight(until + timedelta(days=1)) - timedelta(seconds=1))


def _asked(request: Request) -> Json:
    told = request.json()
    return {**request.query, **told} if isinstance(told, dict) else dict(request.query)


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=ZONE)
