"""Draws the sample papers and stores them."""

import json
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path

import typst

from motcua.reactions.papers import legible
from motcua.registers.files import acts
from motcua.registers.people.actor import HOUSE
from motcua.runtime.demonstration import sheets
from motcua.runtime.demonstration.lives.circle import Files

_TEMPLATE = Path(__file__).with_name("paper.typ")
_FONT = "Tinos"
_DOTS_PER_INCH = 72  # of the sample that is a picture


@dataclass(frozen=True, slots=True)
class Sample:
    """A made-up paper: its title, the lines left open, and who would sign it."""

    name: str
    title: str
    lines: tuple[str, ...]
    place: str
    signer: str

    @property
    def picture(self) -> bool:
        """True for one that looks as if photographed."""
        return self.name.endswith(".png")


def samples(folder: Path, kind: str) -> list[Sample]:
    """The samples of a kind: `scans` lie with papers, `results` are what was asked for."""
    return [
        Sample(
            sheets.text(row, "name"), sheets.text(row, "title"), sheets.texts(row, "lines"), sheets.text(row, "place"),
            sheets.text(row, "signer"),
        )
        for row in sheets.rows(sheets.sheet(folder / "samples.yaml"), kind)
    ]  # fmt: skip


def draw(sample: Sample) -> bytes:
    """The sample as PDF, or as a picture; the same bytes every time."""
    told = {
        "title": sample.title, "lines": sample.lines, "place": sample.place, "signer": sample.signer, "font": _FONT,
    }  # fmt: skip
    drawn = typst.compile(
        _TEMPLATE, format="png" if sample.picture else "pdf", ppi=_DOTS_PER_INCH, font_paths=[legible.FONTS],
        ignore_system_fonts=True, sys_inputs={"paper": json.dumps(told, ensure_ascii=False)},
    )  # fmt: skip
    if not isinstance(drawn, bytes):
        raise TypeError(f"{sample.name} must be one page")
    return drawn


def store(folder: Path, at: datetime) -> Files:
    """Every sample is stored, once however often this is done."""
    stored = {
        kind: [
            acts.store(by=HOUSE, name=each.name, stream=BytesIO(draw(each)), at=at) for each in samples(folder, kind)
        ]
        for kind in ("scans", "results")
    }
    return Files([file.id for file in stored["scans"]], [file.digest for file in stored["results"]])
