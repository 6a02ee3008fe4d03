"""How many dossiers of which procedure arrive at which counter, and which of them online."""

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from motcua.registers.catalog.queries import ProcedureView
from motcua.registers.people.tree import AgencyView
from motcua.runtime.demonstration import sheets

Settles = Callable[[ProcedureView, AgencyView], int | None]


@dataclass(frozen=True, slots=True)
class Weights:
    """The weights of fields, procedures, levels and places, as the sheet `volumes.yaml` keeps them."""

    other: float
    fields: Mapping[str, float]
    procedures: Mapping[str, float]
    levels: Mapping[str, float]
    online: Mapping[str, float]
    online_in: Mapping[str, float]
    districts: Mapping[str, float]
    communes: Mapping[str, float]
    favoured: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Stream:
    """One procedure as it comes in at one counter; `online` is the inclination to file it there online."""

    procedure: ProcedureView
    counter: AgencyView
    settled_by: int
    weight: float
    online: float


def read(folder: Path) -> Weights:
    """The weights of a pack's demonstration."""
    body = sheets.sheet(folder / "volumes.yaml")
    return Weights(
        other=sheets.number(body["other"], "other"),
        fields=sheets.numbers(body, "fields"),
        procedures=sheets.numbers(body, "procedures"),
        levels=sheets.numbers(body, "levels"),
        online=sheets.numbers(body, "online"),
        online_in=sheets.numbers(body, "online_in"),
        districts=sheets.numbers(body, "districts"),
        communes=sheets.numbers(body, "communes"),
        favoured=sheets.numbers(body, "favoured"),
    )


def streams(
    weights: Weights,
    procedures: Sequence[ProcedureView],
    counters: Sequence[AgencyView],
    *,
    codes: Mapping[int, str],
    settles: Settles,
    chance: random.Random,
) -> tuple[Stream, ...]:
    """Every procedure at every counter that takes it in and for which `settles` names somebody.

    `codes` names agencies by number.

    Counters differ in how far their people have come with filing online; `chance` decides how.
    """
    places = {counter.id: of_place(weights, counter, codes) for counter in counters}
    habits = {counter.id: chance.uniform(0.35, 1.6) for counter in counters}
    by_level: dict[str, list[AgencyView]] = {}
    for counter in counters:
        by_level.setdefault(counter.receives, []).append(counter)
    found = []
    for procedure, volume in _by_procedure(weights, procedures):
        inclination = _online(weights, procedure)
        spread = [
            (counter, share, settled_by)
            for counter, share in _spread(weights, procedure, by_level, places)
            if (settled_by := settles(procedure, counter)) is not None
        ]
        whole = sum(share for _, share, _ in spread)
        for counter, share, settled_by in spread:
            online = inclination * habits[counter.id]
            found.append(Stream(procedure, counter, settled_by, volume * share / whole, online))
    return tuple(found)


def _by_procedure(weights: Weights, procedures: Sequence[ProcedureView]) -> list[tuple[ProcedureView, float]]:
    """Each procedure with the volume that falls to it from its field's."""
    sums: dict[str, float] = {}
    for procedure in procedures:
        sums[procedure.field_group] = sums.get(procedure.field_group, 0.0) + weights.procedures.get(procedure.key, 1.0)
    return [
        (procedure, weights.fields.get(procedure.field_group, weights.other)
         * weights.procedures.get(procedure.key, 1.0) / sums[procedure.field_group])
        for procedure in procedures
    ]  # fmt: skip


def _spread(
    weights: Weights, procedure: ProcedureView, by_level: Mapping[str, list[AgencyView]], places: Mapping[int, float]
) -> list[tuple[AgencyView, float]]:
    """The counters at which the procedure comes in, with shares that make 1."""
    levels = [level for level in procedure.levels if by_level.get(level)]
    whole = sum(weights.levels.get(level, 1.0) for level in levels)
    found = []
    for level in levels:
        here = by_level[level]
        people = sum(places[counter.id] for counter in here)
        share = weights.levels.get(level, 1.0) / whole
        found += [(counter, share * places[counter.id] / people) for counter in here]
    return found


def of_place(weights: Weights, counter: AgencyView, codes: Mapping[int, str]) -> float:
    """What the people around a counter weigh."""
    if counter.code in weights.districts:
        return weights.districts[counter.code]
    district = weights.districts.get(codes.get(counter.parent_id or 0, ""), 1.0)
    kind = next((weight for name, weight in weights.communes.items() if f" {name} " in f" {counter.short_name} "), 1.0)
    return district * kind * weights.favoured.get(counter.code, 1.0)


def _online(weights: Weights, procedure: ProcedureView) -> float:
    inclined = weights.online.get(procedure.online_level, 0.0)
    return weights.online_in.get(procedure.field_group, inclined) if inclined else 0.0


def drawn(found: Sequence[Stream], number: int, chance: random.Random) -> list[int]:
    """The places in `found` of so many dossiers, drawn by weight."""
    return chance.choices(range(len(found)), cum_weights=list(accumulate(stream.weight for stream in found)), k=number)


def filed_online(found: Sequence[Stream], picked: Sequence[int], number: int, chance: random.Random) -> bytearray:
    """For each drawn dossier 1 when it is filed online: exactly `number` of them, or all that can be.

    The more inclined go first, by lot: a key that is the higher the more likely to be chosen.
    """
    keys = sorted(
        (
            (chance.random() ** (1.0 / inclined), n)
            for n, place in enumerate(picked)
            if (inclined := found[place].online)
        ),
        reverse=True,
    )
    online = bytearray(len(picked))
    for _, n in keys[:number]:
        online[n] = 1
    return online
