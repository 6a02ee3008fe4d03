"""The desks one may file at, the one nearest to the applicant's address first."""

from collections.abc import Sequence
from datetime import date

from motcua.faces.portal.finding import places
from motcua.registers.people.folding import fold
from motcua.registers.people.queries import Desk
from motcua.work.intake.queries import DraftView

FEW = 7


def choices(draft: DraftView, chosen: str, day: date) -> dict[str, object]:
    """The desks as radio buttons when they are few, else by area; `guess` is the one that the address names."""
    desks = places.receiving(draft.procedure, day)
    guess = None if chosen else _guess(desks, draft.applicant.address)
    return {
        "areas": places.areas(desks),
        "few": len(desks) <= FEW,
        "chosen": chosen or (guess.agency.code if guess else desks[0].agency.code if len(desks) == 1 else ""),
        "guess": guess,
    }


def _guess(desks: Sequence[Desk], address: str) -> Desk | None:
    """The desk whose own place and whose area are both named in the address; nothing when several or none are."""
    home = f" {fold(address).replace(',', ' ')} "
    found = [desk for desk in desks if all(f" {name} " in home for name in _names(desk))]
    return found[0] if len(found) == 1 else None


def _names(desk: Desk) -> set[str]:
    """The words that name the desk's place and area: `xa minh hung`, `huyen bu dang`."""
    area = places.area_of(desk.agency)
    full = [desk.agency.name] + ([area.name] if area else [])
    return {fold(name).removeprefix("uy ban nhan dan ").replace(",", " ") for name in full}
