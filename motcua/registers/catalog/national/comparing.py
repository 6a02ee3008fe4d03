"""Where ours and the nation's wording of a procedure differ, field by field, as a person reads it.

What the national catalogue leaves out is no difference: it says nothing against ours.
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass

from motcua.law.deadline import Term
from motcua.registers.catalog.national.reading import Nation
from motcua.registers.catalog.papers import Paper
from motcua.registers.catalog.queries import ProcedureView
from motcua.registers.catalog.tariff import FeeKind, FeeLine

_CHANNELS = {1: "trực tiếp", 2: "trực tuyến", 3: "bưu chính"}
_LEVELS = {"province": "Cấp tỉnh", "district": "Cấp huyện", "commune": "Cấp xã"}
FIELDS = {
    "name": "Tên thủ tục", "field": "Lĩnh vực", "levels": "Cấp thực hiện", "applicants": "Đối tượng thực hiện",
    "term": "Thời hạn giải quyết", "papers": "Thành phần hồ sơ", "fees": "Phí, lệ phí", "result": "Kết quả",
    "legal_basis": "Căn cứ pháp lý",
}  # fmt: skip
Lines = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that reads otherwise there: every line of ours and of theirs."""

    field: str
    ours: Lines
    theirs: Lines

    @property
    def label(self) -> str:
        """The field in Vietnamese."""
        return FIELDS[self.field]

    @property
    def gone(self) -> Lines:
        """Lines that only ours has."""
        return tuple(line for line in self.ours if line not in self.theirs)

    @property
    def new(self) -> Lines:
        """Lines that only theirs has."""
        return tuple(line for line in self.theirs if line not in self.ours)


def differences(ours: ProcedureView | None, nation: Nation) -> tuple[Difference, ...]:
    """The fields that differ, in the order of the law; for a procedure that is new here, all that it says."""
    own = of_ours(ours) if ours else {}
    theirs = of_nation(nation)
    return tuple(
        Difference(field, own.get(field, ()), theirs[field])
        for field in FIELDS
        if theirs[field] and sorted(own.get(field, ())) != sorted(theirs[field])
    )


def digest(nation: Nation) -> str:
    """The same for the same wording, whatever else changes in the answer."""
    told = json.dumps({**of_nation(nation), "public": nation.public}, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()


def of_nation(nation: Nation) -> dict[str, Lines]:
    """The nation's wording by field."""
    return {
        "name": (nation.name,), "field": _some(nation.field), "levels": _levels(nation.levels),
        "applicants": nation.applicants, "term": (_term(nation.term),) if nation.term else (),
        "papers": tuple(map(_paper, nation.papers)), "fees": _fees(nation.fees), "result": _some(nation.result),
        "legal_basis": nation.legal_basis,
    }  # fmt: skip


def of_ours(view: ProcedureView) -> dict[str, Lines]:
    """Our wording by field, written the same way; where our term is a stand-in there is none."""
    people = tuple(who.strip() for who in view.applicants.split(",") if who.strip())
    return {
        "name": (view.name,), "field": _some(view.field), "levels": _levels(view.levels), "applicants": people,
        "term": () if view.term_assumed else (_term(view.term),), "papers": tuple(map(_paper, view.papers)),
        "fees": _fees(view.fees), "result": _some(view.result), "legal_basis": view.legal_basis,
    }  # fmt: skip


def _some(text: str) -> Lines:
    return (text,) if text else ()


def _levels(levels: Iterable[str]) -> Lines:
    given = set(levels)
    return tuple(title for level, title in _LEVELS.items() if level in given)


def _term(term: Term) -> str:
    return f"{term.value.normalize():f} {term.unit.label}" if term.value else term.unit.label


def _paper(paper: Paper) -> str:
    copies = [f"{count} {kind}" for count, kind in ((paper.originals, "bản chính"), (paper.copies, "bản sao")) if count]
    parts = [
        paper.name,
        f"({', '.join(copies)})" if copies else "",
        paper.form_code,
        f"[{paper.case}]" if paper.case else "",
    ]
    return " ".join(part for part in parts if part)


def _fees(lines: Iterable[FeeLine]) -> Lines:
    """Every fee once; with its channels where it is not for all of them."""
    found: dict[str, set[int]] = {}
    for line in lines:
        found.setdefault(_fee(line), set()).update({line.channel} if line.channel else _CHANNELS)
    return tuple(
        text if channels == set(_CHANNELS) else f"{text} ({', '.join(_CHANNELS[each] for each in sorted(channels))})"
        for text, channels in found.items()
    )


def _fee(line: FeeLine) -> str:
    money = f"{line.amount:,} đồng".replace(",", ".") if line.kind is FeeKind.AMOUNT and line.amount is not None else ""
    said = money or line.kind.label
    return said if line.condition in {"", said} else f"{said}; {line.condition}"
