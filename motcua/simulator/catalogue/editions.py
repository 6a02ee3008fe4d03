"""The national catalogue as it changes: procedures added, worded anew or ended, each by a publishing decision."""

from collections.abc import Sequence
from dataclasses import replace

from motcua.simulator.catalogue import Catalogue
from motcua.simulator.shapes import Json, text

PUBLIC, ENDED = "1", "0"
_DECISION = ("SOQUYETDINH", "NGAYQUYETDINH", "NGAYHIEULUC", "NGAYCONGKHAI")


def changed(catalogue: Catalogue, told: Json) -> Catalogue:
    """The next edition: `change` lists procedures by MATTHC with what is new of them, `end` lists codes.

    `decision` is the publishing decision behind all of it, by its `ID`. The edition before is kept as the past of each
    procedure. Raises `ValueError` for a list that is none, a procedure without its code, or an end of what is unknown.
    """
    decision = told.get("decision")
    decisions, number = dict(catalogue.decisions), ""
    if isinstance(decision, dict):
        number = text(decision.get("ID"))
        if not number:
            raise ValueError("a decision needs its ID")
        decisions[number] = {"ID": number, **{name: text(decision.get(name)) for name in _DECISION}}
    procedures, past = dict(catalogue.procedures), dict(catalogue.past)
    for one in _objects(told.get("change", [])):
        code = text(one.get("MATTHC"))
        if not code:
            raise ValueError("each procedure needs its MATTHC")
        before = procedures.get(code)
        new = {"TRANGTHAI": PUBLIC, **(before or {"ID": code, "TENTTHC": code}), **one}
        procedures[code] = new | ({"IDQUYETDINHCONGBO": number} if number else {})
        past[code] = (*past.get(code, ()), *([before] if before else []))
    for code in _texts(told.get("end", [])):
        if code not in procedures:
            raise ValueError(f"there is no procedure {code}")
        past[code] = (*past.get(code, ()), procedures[code])
        procedures[code] = procedures[code] | {"TRANGTHAI": ENDED, "IDQUYETDINHCONGBO": number}
    return replace(catalogue, procedures=procedures, decisions=decisions, past=past)


def told(catalogue: Catalogue) -> Json:
    """How many procedures there are, how often each was changed, and every decision."""
    return {
        "procedures": len(catalogue.procedures),
        "editions": {code: len(before) + 1 for code, before in catalogue.past.items()},
        "decisions": list(catalogue.decisions.values()),
    }


def _objects(told: object) -> Sequence[Json]:
    if not isinstance(told, list) or not all(isinstance(one, dict) for one in told):
        raise ValueError("a list of procedures is wanted")
    return told


def _texts(told: object) -> Sequence[str]:
    if not isinstance(told, list) or not all(isinstance(one, str) for one in told):
        raise ValueError("a list of codes is wanted")
    return told
