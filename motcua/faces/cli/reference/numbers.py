"""The reference pages of what is fixed: the numbers of the law, the decisions of the house."""

from collections.abc import Sequence
from datetime import date

from motcua.faces.cli.reference import places
from motcua.law import fees, parameters, promises

_NOTE = "<!-- Written by `motcua docs`; change the code, not this page. -->\n"
_MOST = 6  # files named beside a decision
_TOLD = """\
Each number stands in a file of `motcua/law/parameters`: its values by day, each with its source. Code that needs one
asks for the value of a day. To change one, add a value: [how](../how-to/change-a-law.md).
"""
_CHOSEN = """\
What the law leaves open, and how the house is made: one page each, with a number that never changes.
"""


def numbers() -> str:
    """Every number of the law by day, the exemptions from fees, and the days of promises."""
    lines = [_NOTE, "# Numbers of the law\n", _TOLD]
    lines += ["| Number | Value | Unit | In force | Source | File | Asked in |", "|---|---:|---|---|---|---|---|"]
    for name in parameters.names():
        one = parameters.parameter(name)
        file, asked = f"[{name}](../../motcua/law/parameters/{name}.yaml)", _files(places.asking(name))
        lines += [
            f"| {one.label} | {value.text} | {one.unit} | {_days(value.first_day, value.last_day)} | {value.source} "
            f"| {file} | {asked} |"
            for value in one.values
        ]
    return "\n".join([*lines, "", *_exemptions(), *_promises()])


def decisions() -> str:
    """The decisions of the house by number, each with the files that cite it."""
    lines = [_NOTE, "# Decisions\n", _CHOSEN, "| No. | What was chosen | Cited in |", "|---|---|---|"]
    citing = places.citing()
    for number, (title, file) in places.titles().items():
        named = citing.get(f"decision {number}", ())
        more = f" and {len(named) - _MOST} more" if len(named) > _MOST else ""
        lines.append(f"| [{number}](../decisions/{file}) | {title} | {_files(named[:_MOST])}{more} |")
    return "\n".join([*lines, ""])


def _exemptions() -> list[str]:
    lines = ["## Who pays less\n", "| Group | Who | Of | Share freed | Field | In force | Source |"]
    lines.append("|---|---|---|---:|---|---|---|")
    for row in fees.national():
        kinds = ", ".join(kind.label for kind in row.kinds)
        days = _days(row.first_day, row.last_day)
        lines.append(
            f"| `{row.group}` | {row.label} | {kinds} | {row.share} | {row.field or 'every'} | {days} | {row.source} |"
        )
    return [*lines, ""]


def _promises() -> list[str]:
    lines = ["## What is promised, and by when\n", "| Kind | Step | Within | After | Proof | In force | Source |"]
    lines.append("|---|---|---|---|---|---|---|")
    for kind in promises.table():
        days = _days(kind.first_day, kind.last_day)
        for step in kind.steps:
            within = f"{step.within} {step.unit}" if step.within else "the document's day"
            lines.append(
                f"| {kind.label} (`{kind.key}`) | {step.label} | {within} | {step.after} | {step.proof.value} | {days} "
                f"| {step.source} |"
            )
    return [*lines, ""]


def _days(first: date, last: date | None) -> str:
    return f"{first:%d/%m/%Y} – {f'{last:%d/%m/%Y}' if last else ''}".rstrip()


def _files(names: Sequence[str]) -> str:
    return "<br>".join(f"`{name}`" for name in names)
