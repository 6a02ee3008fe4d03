"""People and companies who do not exist, each living somewhere in the province.

Numbers are such as nobody can have: the citizen numbers are of people born after the year 2300, the tax numbers begin
with a code no province has, the telephone numbers with a prefix no operator has. Nobody has a mailbox, for letters
would be sent to it.
"""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path

from motcua.registers.people.folding import fold
from motcua.registers.people.tree import AgencyView
from motcua.runtime.demonstration import sheets
from motcua.runtime.demonstration.names import Names

PERSON, ORGANISATION = "person", "organisation"
_NOBODYS_CENTURY = {"male": "8", "female": "9"}  # 2300 to 2399 in the fourth digit of a citizen number
_NOBODYS_TAX_OFFICE = "99"
_NOBODYS_PREFIX = "04"
_OLDEST, _YOUNGEST = 80, 18  # years
_STRIDE = 611_953  # has no factor in common with a million, so that no two of a cohort have one number
_PER_THOUSAND = 1000


class Citizen:
    """A person or an organisation; `account` is the number of the account, nothing for who only comes to the counter.

    As an actor a citizen states facts under the account's number.
    """

    __slots__ = (
        "account",
        "address",
        "born",
        "email",
        "folded",
        "group",
        "identity",
        "kind",
        "name",
        "number",
        "phone",
        "sex",
    )

    def __init__(self, number: int, kind: str, name: str, *, identity: str, phone: str, address: str) -> None:
        """Someone with a place in the register and no account yet."""
        self.number, self.kind, self.name, self.identity = number, kind, name, identity
        self.phone, self.address, self.folded = phone, address, fold(name)
        self.account: int | None = None
        self.born: date | None = None
        self.email = self.sex = self.group = ""

    @property
    def id(self) -> int | None:
        """The number under which facts are stated."""
        return self.account

    def contact(self) -> dict[str, str]:
        """How to reach the citizen, without what is empty."""
        reached = {"phone": self.phone, "email": self.email, "address": self.address}
        return {key: value for key, value in reached.items() if value}


@dataclass(frozen=True, slots=True)
class Around:
    """Who lives around a counter; `online` are those with an account."""

    everybody: Sequence[Citizen]
    online: Sequence[Citizen]


@dataclass(frozen=True, slots=True)
class Inhabitants:
    """Everybody, the organisations among them, and who lives around which counter."""

    everybody: Sequence[Citizen]
    organisations: Sequence[Citizen]
    around: Mapping[int, Around]


class Settler:
    """Makes citizens and gives them places to live."""

    def __init__(self, folder: Path, names: Names, chance: random.Random, today: date) -> None:
        """`folder` is the pack's demonstration."""
        self._sheet, self._province = sheets.sheet(folder / "people.yaml"), province_of(folder)
        self._names, self._chance, self._today = names, chance, today
        self._born: dict[str, int] = {}
        groups = sheets.rows(self._sheet, "groups")
        self._groups = [(sheets.text(row, "name"), sheets.text(row, "surnames")) for row in groups]
        self._shares = [sheets.number(row["share"], "share") for row in groups]
        self._minorities = sheets.numbers(self._sheet, "minorities_in")
        self._hamlets = {key: str(value) for key, value in sheets.mapping(self._sheet, "hamlets").items()}
        self._most_hamlets = int(sheets.number(self._sheet["most_hamlets"], "most_hamlets"))

    def how_many(self, dossiers: int) -> int:
        """So many people have dealings with the province when it has so many dossiers."""
        per_thousand = sheets.number(self._sheet["persons_per_thousand_dossiers"], "persons_per_thousand_dossiers")
        return max(int(sheets.number(self._sheet["fewest"], "fewest")), int(dossiers * per_thousand / _PER_THOUSAND))

    def settle(
        self, first: Citizen, communes: Sequence[tuple[AgencyView, AgencyView, float]], number: int, account: int
    ) -> Inhabitants:
        """So many citizens live in the communes (each with its district and weight), the `first` in the first of them.

        Accounts are numbered from `account` on.
        """
        organisations = sheets.number(self._sheet["organisations"], "organisations") / _PER_THOUSAND
        online = sheets.number(self._sheet["with_account"], "with_account") / _PER_THOUSAND
        sums = list(accumulate(weight for _, _, weight in communes))
        persons: dict[int, list[Citizen]] = {commune.id: [] for commune, _, _ in communes}
        firms: list[Citizen] = []
        first.account = account
        persons[communes[0][0].id].append(first)
        everybody = [first]
        for n in range(2, number + 1):
            place = n - 2 if n - 2 < len(communes) else self._chance.choices(range(len(communes)), cum_weights=sums)[0]
            commune, district, _ = communes[place]
            if n - 2 >= len(communes) and self._chance.random() < organisations:
                citizen = self._firm(n, commune, district)
                firms.append(citizen)
            else:
                citizen = self._person(n, commune, district)
                persons[commune.id].append(citizen)
            if n - 2 < len(communes) or self._chance.random() < online:
                account += 1
                citizen.account = account
            everybody.append(citizen)
        return Inhabitants(everybody, firms, _around(communes, persons))

    def _person(self, number: int, commune: AgencyView, district: AgencyView) -> Citizen:
        chance = self._chance
        name, surnames = self._group(commune, district)
        sex = chance.choice(("male", "female"))
        born = self._today - timedelta(days=int(chance.triangular(_YOUNGEST, _OLDEST, 34) * 365.25))
        cohort = f"070{_NOBODYS_CENTURY[sex]}{born:%y}"
        self._born[cohort] = self._born.get(cohort, 0) + 1
        identity = f"{cohort}{self._born[cohort] * _STRIDE % 10**6:06d}"
        full, address = self._names.full(sex, surnames, chance), self._address(commune, district)
        citizen = Citizen(number, PERSON, full, identity=identity, phone=self._phone(number), address=address)
        citizen.sex, citizen.born, citizen.group = sex, born, name
        return citizen

    def _firm(self, number: int, commune: AgencyView, district: AgencyView) -> Citizen:
        words = (sheets.texts(self._sheet, f"organisation_{part}") for part in ("kinds", "trades", "names"))
        name = " ".join(self._chance.choice(part) for part in words)
        identity = f"{_NOBODYS_TAX_OFFICE}{number:08d}"
        address = self._address(commune, district)
        return Citizen(number, ORGANISATION, name, identity=identity, phone=self._phone(number), address=address)

    def _group(self, commune: AgencyView, district: AgencyView) -> tuple[str, str]:
        more = self._minorities.get(commune.code, self._minorities.get(district.code, 1.0))
        shares = [self._shares[0], *(share * more for share in self._shares[1:])]
        return self._chance.choices(self._groups, shares)[0]

    def _phone(self, number: int) -> str:
        return f"{_NOBODYS_PREFIX}{number:08d}"

    def _address(self, commune: AgencyView, district: AgencyView) -> str:
        place = commune.short_name.removeprefix("UBND ")
        hamlet = next((word for kind, word in self._hamlets.items() if place.startswith(kind)), "Thôn")
        return f"{hamlet} {self._chance.randint(1, self._most_hamlets)}, {place}, {in_full(district)}, {self._province}"


def _around(
    communes: Sequence[tuple[AgencyView, AgencyView, float]], persons: Mapping[int, Sequence[Citizen]]
) -> dict[int, Around]:
    """Who lives around each commune's counter, and around each district's: everybody in its communes."""
    found: dict[int, list[Citizen]] = {commune.id: list(persons[commune.id]) for commune, _, _ in communes}
    for commune, district, _ in communes:
        found.setdefault(district.id, []).extend(persons[commune.id])
    return {place: Around(here, [each for each in here if each.account]) for place, here in found.items()}


def in_full(district: AgencyView) -> str:
    """The district without the word for its committee: `huyện Bù Đăng`."""
    return district.name.removeprefix("Ủy ban nhân dân ")


def province_of(folder: Path) -> str:
    """The province of a pack's demonstration, as an address ends with it: tỉnh Bình Phước."""
    title = sheets.text(sheets.mapping(sheets.sheet(folder.parent / "pack.yaml"), "title"), "vi")
    return title[0].lower() + title[1:]


def first_citizen(folder: Path, commune: AgencyView, district: AgencyView) -> tuple[Citizen, str]:
    """The citizen of the cast as number 1 of the register, and her user name."""
    row = sheets.mapping(sheets.sheet(folder / "cast.yaml"), "citizen")
    place = commune.short_name.removeprefix("UBND ")
    address = f"{sheets.text(row, 'hamlet')}, {place}, {in_full(district)}, {province_of(folder)}"
    name, identity, phone = (sheets.text(row, name) for name in ("name", "identity", "phone"))
    citizen = Citizen(1, PERSON, name, identity=identity, phone=phone, address=address)
    born = row.get("born")
    citizen.born = born if isinstance(born, date) else None
    citizen.sex, citizen.group = sheets.text(row, "sex"), "Kinh"
    return citizen, sheets.text(row, "username")
