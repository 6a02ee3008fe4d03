"""Which agencies of the register a body of a document is: one by its name, several by their kind, none when unknown."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from motcua.registers.people import queries as people
from motcua.registers.people import tree as trees
from motcua.registers.people.folding import fold
from motcua.registers.people.tree import AgencyView
from motcua.work.directives.draft import Draft, Party

_TITLES = re.compile(
    r"^(?:(?:yeu cau|de nghi|giao) )?(?:dong chi )?"
    r"(?:(?:chu tich|pho chu tich|giam doc|pho giam doc|chanh van phong|truong ban|lanh dao|thu truong|nguoi dung dau)"
    r"(?: (?:cac|cua))? )+"
)
_SHORT = (
    (r"\bubnd\b", "uy ban nhan dan"), (r"\bvp\b", "van phong"), (r"\bttpvhcc\b", "trung tam phuc vu hanh chinh cong"),
    (r"\btt&tt\b", "thong tin va truyen thong"), (r"\bgd&dt\b", "giao duc va dao tao"),
    (r"\btn&mt\b", "tai nguyen va moi truong"),
)  # fmt: skip
_OFFICE = re.compile(r"^chanh van phong ")
# what several units are called together: the kinds of agency, and their level in the tree
_COLLECTIVES: tuple[tuple[re.Pattern[str], str, frozenset[str]], ...] = (
    (
        re.compile(r"^(?:cac so|(?:cac )?so(?: ?, ?(?:thu truong )?(?:ban|nganh))+)(?: (?:cap )?tinh)?$"),
        "department", frozenset({"department", "office", "management_board"}),
    ),
    (
        re.compile(r"^(?:cac )?uy ban nhan dan (?:cap huyen|cac huyen.*|huyen(?:, thi xa)?,? ?(?:va )?thanh pho)$"),
        "district", frozenset({"peoples_committee"}),
    ),
    (
        re.compile(r"^(?:cac )?uy ban nhan dan (?:cap xa|cac xa.*|xa, phuong(?:,? (?:va )?thi tran)?)$"),
        "commune", frozenset({"peoples_committee"}),
    ),
)  # fmt: skip
_OUTSIDE = frozenset({"central_vertical", "public_utility"})


class Lookup:
    """The agencies of one day by what documents call them; made once, asked often."""

    def __init__(self, day: date) -> None:
        self._alive = [one for one in people.agencies(day=day) if one.exists_on(day)]
        self._root = next((one for one in self._alive if one.parent_id is None and one.level == "province"), None)
        self._place = _plain(self._root.name).removeprefix("uy ban nhan dan tinh ") if self._root else ""
        self._named: dict[str, list[AgencyView]] = {}
        for one in self._alive:
            said = (_plain(one.name), _plain(one.short_name))
            for name in {*said, *map(self._bare, said)}:
                self._named.setdefault(name, []).append(one)

    def found(self, name: str) -> tuple[AgencyView, ...]:
        """The agencies that the name means; none for a name the register does not know."""
        asked = _plain(name)
        if not asked:
            return ()
        if self._root and asked in {"tinh", f"tinh {self._place}"}:
            return (self._root,)
        for form, level, kinds in _COLLECTIVES:
            if form.match(asked):
                return tuple(one for one in self._alive if one.level == level and one.kind in kinds)
        named = self._named.get(asked) or self._named.get(self._bare(asked), [])
        highest = min((one.path.count("/") for one in named), default=0)
        nearest = [one for one in named if one.path.count("/") == highest]
        return tuple(nearest) if len(nearest) == 1 else ()

    def party(self, name: str) -> Party:
        """The body of this name, with the codes of the agencies it means."""
        return Party(name, tuple(agency.code for agency in self.found(name)))

    def settled(self, draft: Draft) -> Draft:
        """The draft with the agencies of its bodies looked up by their names."""
        lead = tuple(self.party(one.name) for one in draft.lead)
        return replace(draft, lead=lead, coordinate=tuple(self.party(one.name) for one in draft.coordinate))

    def _bare(self, name: str) -> str:
        """The name without the province at its end: every department's name has it, and no document writes it."""
        return re.sub(rf"(?: tinh)?(?: {re.escape(self._place)})?$", "", name) if self._place else name


def outside(kind: str) -> bool:
    """True for a kind of agency that does not work in this house: companies, services of the central State."""
    return kind in _OUTSIDE


def code_of(number: int) -> str:
    """The code of the agency with this number. Raises `NotFound`."""
    return people.agency_by_id(number).code


def by_codes(codes: Iterable[str]) -> tuple[AgencyView, ...]:
    """The agencies with these codes that there are."""
    known = trees.tree().by_code
    return tuple(known[code] for code in codes if code in known)


def _plain(name: str) -> str:
    """The name folded, its usual abbreviations written out, the title of its head left away."""
    folded = _OFFICE.sub("van phong ", fold(name).strip(" .,;:"))
    for short, whole in _SHORT:
        folded = re.sub(short, whole, folded)
    return _TITLES.sub("", folded).strip()
