"""The reference pages of the law: article to code to examples, the moves, the index."""

import importlib
import inspect
import pkgutil
import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from motcua import law
from motcua.faces.cli.reference import places
from motcua.law import calendar, citation, fees, forms, parameters, quality, workflow
from motcua.law.citation import ROOT, Citation

EXAMPLES = ROOT / "tests" / "law" / "examples"
_NOTE = "<!-- Written by `motcua docs`; change the code, not this page. -->\n"
_TOLD = """\
Article → code → worked examples in `tests/law/examples`. Names are those of `motcua/law`; a file with its path is one
above that floor, which acts by the article. Who has a question and no article begins at
[Where is the rule?](../law/README.md).
"""

Place = tuple[Citation, str]
Example = tuple[str, int]  # its file, and its place there


def matrix() -> str:
    """Article to code to examples."""
    examples = _examples()
    register = citation.register()
    rows: dict[str, dict[Citation, set[str]]] = defaultdict(lambda: defaultdict(set))
    for pointer, code in sorted(_places(), key=lambda place: place[1]):
        rows[pointer.key][pointer].add(code)
    lines = [_NOTE, "# Law matrix\n", _TOLD]
    for key in sorted(rows):
        title = _decision(key) if key.startswith("decision") else register[key].title
        lines += [f"## {key}\n", f"{title}\n", "| Place | Code | Examples |", "|---|---|---|"]
        for pointer in sorted(rows[key], key=_order):
            codes = sorted(rows[key][pointer], key=lambda code: (code.endswith(".py"), code))
            worked = {one for code in codes for one in examples.get(code, ())}
            lines.append(f"| {_place(pointer)} | {'<br>'.join(f'`{code}`' for code in codes)} | {_told(worked)} |")
        lines.append("")
    return "\n".join(lines)


def moves() -> str:
    """The ten national states and the permitted moves."""
    lines = [_NOTE, "# Moves of a dossier\n", "| No. | State | Code name | Verbs |", "|---:|---|---|---|"]
    lines += [f"| {state.value} | {state.label} | `{state.name}` | {_verbs(state)} |" for state in workflow.State]
    lines += ["", "| Verb | Label | From | To | Form | Source |", "|---|---|---|---|---|---|"]
    for move in workflow.MOVES:
        origin = ", ".join(str(state.value) if state else "–" for state in move.from_states)
        target = str(move.to_state.value) if move.to_state else "the same"
        when = {None: "", True: ", once received", False: ", before receipt"}[move.accepted]
        form = move.form.value if move.form else ""
        lines.append(f"| `{move.verb}` | {move.label} | {origin}{when} | {target} | {form} | {move.source} |")
    suspended, signed = workflow.while_in_progress(suspended=True), workflow.while_in_progress(signed=True)
    lines += ["", "In state 4 fewer verbs are left while the clock is suspended, and once the result is signed:\n"]
    lines += [
        "| While | Verbs |",
        "|---|---|",
        f"| suspended | {_named(suspended)} |",
        f"| signed | {_named(signed)} |",
    ]
    return "\n".join([*lines, ""])


def indicators() -> str:
    """The components of the index and the variants beside the national one."""
    lines = [_NOTE, "# Components of the index\n"]
    lines += [
        "| Id | Component | Group | Points | Counts | Full at | Nothing to count | Source |",
        "|---|---|---|---:|---|---:|---|---|",
    ]
    for row in quality.INDICATORS:
        counts = f"`{row.formula.part}` / `{row.formula.of}`"
        full, zero = f"{float(row.formula.full_at) * 100:.0f} %", row.formula.zero.value
        told = f"{row.title}{', inherited below the province' if row.inherited else ''}"
        lines.append(
            f"| {row.id} | {told} | {row.group.label} | {row.points} | {counts} | {full} | {zero} | {row.source} |"
        )
    lines += ["", "## Grades\n", "| From | Grade |", "|---:|---|"]
    lines += [f"| {least} | {grade.value} |" for least, grade in (*quality.BANDS, (0, quality.Band.WEAK))]
    lines += ["", "## Variants\n", "| Name | What | From | Source |", "|---|---|---|---|"]
    for name in quality.names():
        one = quality.named(name)
        lines.append(f"| `{name}` | {one.label} | {one.first_day:%d/%m/%Y} | {one.source} |")
    return "\n".join([*lines, ""])


def _places() -> Iterator[Place]:
    for source, code in _sources():
        for pointer in citation.parse_all(source):
            yield pointer, code


def _sources() -> Iterator[tuple[str, str]]:
    for found in pkgutil.walk_packages(law.__path__, "motcua.law."):
        if not found.ispkg:
            yield from _functions(found.name)
    yield from ((move.source, f"workflow.MOVES {move.verb}") for move in workflow.MOVES)
    yield from ((form.source, f"forms.FORMS {form.kind.value}") for table in forms.FORMS.values() for form in table)
    yield from ((row.source, f"fees/exemptions.yaml {row.group}") for row in fees.national())
    yield from ((row.source, f"quality.INDICATORS {row.id}") for row in quality.INDICATORS)
    for name in parameters.names():
        yield from ((value.source, f"parameters/{name}.yaml") for value in parameters.parameter(name).values)
    published = calendar.national()
    yield from ((entry.source, f"parameters/calendar/{entry.day.year}.yaml") for entry in published.closed)
    yield from ((entry.source, f"parameters/calendar/{entry.day.year}.yaml") for entry in published.made_up)
    yield from places.cited()


def _functions(name: str) -> Iterator[tuple[str, str]]:
    module = importlib.import_module(name)
    short = ".".join(name.split(".")[2:3])
    for function in (inspect.unwrap(member) for _, member in inspect.getmembers(module, inspect.isroutine)):
        if getattr(function, "__module__", "") == name and not function.__name__.startswith("_"):
            for source in re.findall(r"^\s*Source: (.+)$", inspect.getdoc(function) or "", re.MULTILINE):
                yield source, f"{short}.{function.__name__}"


def _examples() -> dict[str, list[Example]]:
    """The worked examples of each rule and of each row of a table."""
    worked: dict[str, list[Example]] = defaultdict(list)
    for path in sorted(EXAMPLES.rglob("*.yaml")):
        rows = parameters.load(path)
        file = path.relative_to(EXAMPLES).with_suffix("").as_posix()
        for number, row in enumerate(rows if isinstance(rows, list) else ()):
            for code in _shown(row["rule"].removeprefix("motcua.law."), row.get("input", {})):
                worked[code].append((file, number))
    return worked


def _shown(rule: str, given: Mapping[str, Any]) -> Iterator[str]:
    """What an example shows at work: its rule, and the rows of tables that it asks about."""
    yield rule
    if rule.startswith("workflow.") and "verb" in given:
        yield f"workflow.MOVES {given['verb']}"
    if rule == "forms.of":
        yield f"forms.FORMS {given['kind']}"
    if rule == "fees.payable":
        yield from (f"fees/exemptions.yaml {group}" for group in given["groups"])
    if rule == "quality.score":
        yield from (f"quality.INDICATORS {id_}" for id_ in given["counts"])


def _told(worked: Collection[Example]) -> str:
    files = sorted({file for file, _ in worked})
    return f"{len(worked)} in {', '.join(files)}" if worked else ""


def _decision(key: str) -> str:
    citation.check(key)
    title, file = places.titles()[key.removeprefix("decision ")]
    return f"A choice of this house: [{title}](../decisions/{file})"


def _place(pointer: Citation) -> str:
    return str(pointer).removeprefix(pointer.key).removeprefix(", ") or "as a whole"


def _order(pointer: Citation) -> tuple[str, int, str]:
    return pointer.place, int(pointer.number) if pointer.number.isdecimal() else 0, str(pointer)


def _verbs(state: workflow.State) -> str:
    return _named(workflow.verbs(state)) or "none"


def _named(verbs: Sequence[str]) -> str:
    return ", ".join(f"`{verb}`" for verb in verbs)
