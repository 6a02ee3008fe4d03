"""A proposal as a form: what it says now, and what a person wrote."""

from collections.abc import Mapping

from django.utils.translation import gettext

from motcua.faces.kit import wording as kit
from motcua.faces.office import refusals, typed
from motcua.faces.office.directives import words
from motcua.faces.office.promises import naming
from motcua.ledger import clock
from motcua.registers.people import queries as people
from motcua.registers.people.errors import Invalid
from motcua.work.directives import answers, measures
from motcua.work.directives.draft import REPORT, WORK, Draft, Limit, Party
from motcua.work.directives.views import ProposalView

_MOST_LIMITS = 12
_MOST_BODIES = 200
_CONTENT = 20_000


def fields(one: ProposalView, said: Mapping[str, str] | None, told: refusals.Told | None) -> dict[str, object]:
    """What the form shows: what was typed when it was refused, otherwise what the proposal says."""
    draft_ = one.draft
    known: dict[str, object] = {
        "point": draft_.point, "content": draft_.content, "report_to": draft_.report_to,
        "report_via": draft_.report_via, "lead": "\n".join(party.name for party in draft_.lead),
        "coordinate": "\n".join(party.name for party in draft_.coordinate), "promise": draft_.kind,
        "appraiser": draft_.appraiser, "measure": draft_.measure, "at_least": draft_.at_least.replace(".", ","),
    }  # fmt: skip
    shown = {name: said.get(name, "") if said else text for name, text in known.items()}
    rows = [_row(place, limit) for place, limit in enumerate((*draft_.limits, None))]
    if said:
        rows = [
            {name: said.get(f"{name}.{place}", "") for name in ("binds", "day", "wording", "rule", "kind")}
            | {"place": str(place)}
            for place in range(len(rows))
        ]
    faults = told.fields if told else {}
    today = clock.now().date()
    return {
        "promises": [("", gettext("Nhiệm vụ thường")), *((key, naming.kind(key)) for key, _ in answers.kinds(today))],
        "measures": [
            ("", gettext("– không đo bằng chỉ tiêu –")),
            *((each.name, words.measure(each)) for each in measures.MEASURES),
        ],
        "units": [("", "–"), *((one.code, one.name) for one in people.agencies(day=today))],
        "said": shown, "limits": rows, "faults": faults,
        "binds": [(WORK, gettext("Thực hiện")), (REPORT, gettext("Báo cáo"))],
        "kinds": [
            ("due", gettext("có ngày")), ("recurring", gettext("định kỳ")), ("relative", gettext("theo sự kiện")),
        ],
    }  # fmt: skip


def _row(place: int, limit: Limit | None) -> dict[str, str]:
    if limit is None:
        return {"place": str(place), "binds": WORK, "day": "", "wording": "", "rule": "", "kind": "due"}
    kind = limit.kind if limit.kind in {"recurring", "relative"} else "due"
    return {
        "place": str(place), "binds": limit.binds, "day": kit.day(limit.day), "wording": limit.text,
        "rule": limit.rule, "kind": kind,
    }  # fmt: skip


def draft(said: Mapping[str, str]) -> Draft:
    """The proposal as it was typed. Raises `Invalid` for a day that is none, or a limit that says nothing."""
    return Draft(
        point=typed.line(said, "point", 100),
        lead=_parties(said, "lead"),
        coordinate=_parties(said, "coordinate"),
        content=" ".join(typed.letter(said, "content", _CONTENT).split()),
        limits=tuple(limit for place in range(_MOST_LIMITS) if (limit := _limit(said, place))),
        report_to=typed.line(said, "report_to"),
        report_via=typed.line(said, "report_via"),
        kind=typed.line(said, "promise", 60),
        appraiser=typed.line(said, "appraiser", 60),
        measure=typed.line(said, "measure", 20),
        at_least=typed.line(said, "at_least", 20).replace(",", ".") if said.get("measure") else "",
    )


def _parties(said: Mapping[str, str], name: str) -> tuple[Party, ...]:
    lines = typed.letter(said, name, _CONTENT).split("\n")
    return tuple(Party(" ".join(line.split())) for line in lines[:_MOST_BODIES] if line.strip())


def _limit(said: Mapping[str, str], place: int) -> Limit | None:
    day = typed.day(said, f"day.{place}")
    wording, rule = typed.line(said, f"wording.{place}"), typed.line(said, f"rule.{place}", 200)
    if day is None and not wording:
        return None
    binds = REPORT if said.get(f"binds.{place}") == REPORT else WORK
    kind = said.get(f"kind.{place}", "due")
    if kind in {"recurring", "relative"}:
        return Limit(wording, kind, binds, None, rule or ("periodic" if kind == "recurring" else f"after: {wording}"))
    if day is None:
        sentence = gettext("Hãy nhập ngày, hoặc chọn định kỳ hay theo sự kiện.")
        raise Invalid(gettext("Có thời hạn chưa có ngày."), sentence, gettext("Hãy sửa rồi gửi lại."),
                      fields={f"day.{place}": sentence})  # fmt: skip
    fitting = rule if rule.startswith(("before", "by", "on", "within", "from")) else "by"
    return Limit(wording or kit.day(day), "report" if binds == REPORT else "due", binds, day, fitting)
