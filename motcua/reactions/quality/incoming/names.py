"""Whose dossier it is, and under which procedure: the words of other systems led to ours."""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from motcua.law import dossier_code
from motcua.law.deadline import Term
from motcua.law.errors import BadDossierCode
from motcua.law.sentences import say
from motcua.reactions.quality.incoming.values import Message, Wrong, text
from motcua.registers.catalog.models import Procedure, ProcedureVersion
from motcua.registers.people import queries as people
from motcua.registers.people.errors import Invalid
from motcua.registers.people.folding import fold
from motcua.registers.people.tree import AgencyView

# who settles stands first; the next is asked only where the one before is empty
_WHO = ("DonViXuLy", "MaDonViTiepNhan", "MaDinhDanhDV", "madonvi")
_TERM = "procedure_id", "valid_from", "valid_to", "term_value", "term_unit"
_VARIANT = ".000.00.00."  # a province's own variant of a national code: 3.000181.000.00.00.H22


@dataclass(frozen=True)
class Dictionary:
    """What another system's words mean here: its agencies, its procedures, its codes of the population database."""

    agencies: Mapping[str, str] = field(default_factory=dict)
    procedures: Mapping[str, str] = field(default_factory=dict)
    population: frozenset[str] = frozenset()

    @classmethod
    def of(cls, given: object) -> "Dictionary":
        """Made of `{agencies: {theirs: ours}, procedures: {theirs: ours}, population: [code]}`. Raises `Invalid`."""
        if not isinstance(given, dict) or set(given) - {"agencies", "procedures", "population"}:
            raise _unreadable("Chỉ có ba mục: agencies, procedures, population.")
        parts = [_some(given.get(name), {}) for name in ("agencies", "procedures")]
        codes = _some(given.get("population"), [])
        tables = [part for part in parts if isinstance(part, dict)]
        if tables != parts or not isinstance(codes, list):
            raise _unreadable("agencies và procedures là bảng “của họ: của ta”, population là danh sách mã.")
        agencies, procedures = ({str(key): str(value) for key, value in table.items()} for table in tables)
        return cls(agencies, procedures, frozenset(map(str, codes)))


def _some(given: object, nothing: object) -> object:
    return nothing if given is None else given


def _unreadable(why: str) -> Invalid:
    return Invalid("Bảng quy đổi không đọc được.", why, "Hãy sửa bảng quy đổi rồi gửi lại.")


class Names:
    """Every agency and procedure of the house by every name it goes by. Three queries when it is made, none after."""

    def __init__(self, dictionary: Dictionary | None = None) -> None:
        """Raises `Invalid` when the dictionary leads to an agency or a procedure that is not here."""
        self.dictionary = dictionary or Dictionary()
        self._agencies: dict[str, list[AgencyView]] = {}  # as it is written, and without its marks
        self._folded: dict[str, list[AgencyView]] = {}
        for each in people.agencies():
            for name in {_plain(each.code), _plain(each.identifier), _plain(each.name), _plain(each.short_name)}:
                self._agencies.setdefault(name, []).append(each)
            for name in {fold(each.name), fold(each.short_name)}:
                self._folded.setdefault(name, []).append(each)
        rows = list(Procedure.objects.order_by("key").values_list("id", "key", "code"))
        self._procedures = {code: (number, key) for number, key, code in reversed(rows) if code}
        self._procedures |= {key: (number, key) for number, key, _code in rows}
        self._terms: dict[int, list[tuple[date, date, Term]]] = {}
        known = ProcedureVersion.objects.filter(term_assumed=False).order_by("number")
        for number, begins, ends, *term in known.values_list(*_TERM):
            self._terms.setdefault(number, []).append((begins, ends or date.max, Term.of(*term)))
        self._require_known()

    def _require_known(self) -> None:
        here = {each.code for each in people.agencies()}
        lost = sorted({*self.dictionary.agencies.values()} - here)
        lost += sorted({*self.dictionary.procedures.values()} - set(self._procedures))
        if lost:
            raise _unreadable(say("Ở đây không có: %(lost)s.", lost=", ".join(lost[:20])))

    def agency(self, message: Message, code: str, day: date) -> AgencyView:
        """The unit that settled it: the one named, or else the one whose identifier stands in the dossier's code.

        Raises `Wrong` for a unit that is not here, or for a name that several units share.
        """
        said = next((given for name in _WHO if (given := text(message, name))), "") or _unit_in(code)
        if said in self.dictionary.agencies:
            return people.agency(self.dictionary.agencies[said])
        found = self._agencies.get(_plain(said)) or self._folded.get(fold(said)) or []
        alive = [each for each in found if each.exists_on(day)] if len(found) > 1 else found
        if len(alive) == 1:
            return alive[0]
        if not found:
            raise Wrong(say("Không có cơ quan “%(said)s”; hãy ghi vào bảng quy đổi, mục agencies.", said=said[:80]))
        raise Wrong(
            say("“%(said)s” là tên của %(n)s cơ quan; hãy gửi mã định danh của cơ quan.", said=said[:80], n=len(found))
        )

    def procedure(self, message: Message) -> tuple[int, str]:
        """The number and the key of the procedure. Raises `Wrong` for one that is not here."""
        said = text(message, "MaTTHC")
        ours = self.dictionary.procedures.get(said, said)
        found = self._procedures.get(ours) or self._procedures.get(ours.partition(_VARIANT)[0])
        if not said or found is None:
            raise Wrong(say("Không có thủ tục “%(said)s”; hãy ghi vào bảng quy đổi, mục procedures.", said=said[:60]))
        return found

    def longest_term(self, procedure: int, day: date) -> Term | None:
        """The statutory term of the version in force on the day; None where the catalogue does not know one."""
        spans = self._terms.get(procedure, ())
        return next((term for begins, ends, term in reversed(spans) if begins <= day <= ends), None)

    def asks_population(self, codes: Iterable[str]) -> bool:
        """True when one of the databases that were asked is the population database, by the dictionary."""
        return not self.dictionary.population.isdisjoint(codes)


def _plain(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


def _unit_in(code: str) -> str:
    try:
        return dossier_code.parse(code).unit
    except BadDossierCode:
        raise Wrong("Không ghi đơn vị xử lý, và mã hồ sơ không cho biết đơn vị.") from None
