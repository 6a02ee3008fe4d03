"""Turns a sheet into a PDF: PDF/A-2a and PDF/UA-1, the same bytes for the same sheet.

Source: decision 0005
"""

import dataclasses
import json
import threading
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta, timezone
from functools import lru_cache
from pathlib import Path

import typst

from motcua.reactions.papers import legible, marks, sheets, wording
from motcua.reactions.papers.grading.sheet import GradingSheet
from motcua.reactions.papers.letter.sheet import LetterSheet
from motcua.reactions.papers.payment.sheet import PaymentSheet
from motcua.reactions.papers.reporting.sheet import ReportSheet

TEMPLATES = Path(__file__).parent / "typst"
VIETNAM = timezone(timedelta(hours=7))  # the typesetter wants a fixed offset; no paper predates it
TEMPLATE_OF: Mapping[type, str] = {
    sheets.ReceiptSheet: "receipt.typ",
    sheets.SupplementSheet: "supplement.typ",
    sheets.RefusalSheet: "refusal.typ",
    sheets.ApologySheet: "apology.typ",
    sheets.StopSheet: "stop.typ",
    sheets.ControlSheet: "control.typ",
    sheets.RegisterSheet: "register.typ",
    PaymentSheet: "payment.typ",
    ReportSheet: "report.typ",
    LetterSheet: "letter.typ",
    GradingSheet: "grading.typ",
}
AnySheet = sheets.Sheet | PaymentSheet | ReportSheet | LetterSheet | GradingSheet
LONG = (sheets.RegisterSheet, ReportSheet, GradingSheet)  # pages without end: nobody's receipt waits for them
_pen = threading.Lock()


def typeset(sheet: AnySheet) -> bytes:
    """The sheet as a PDF file, dated by the day on the sheet; what a person typed is text and never markup.

    Safe from many threads at once: short papers are drawn one after the other by the one warm compiler of the process,
    a long one by a compiler of its own; all share the fonts.

    Source: NĐ 30/2020, Annex I; decision 0005
    """
    content = json.dumps(_content(sheet), ensure_ascii=False)
    if isinstance(sheet, LONG):
        return _drawn(_new_compiler(), sheet, content)
    with _pen:
        return _drawn(_compiler(), sheet, content)


def _drawn(compiler: typst.Compiler, sheet: AnySheet, content: str) -> bytes:
    drawn = compiler.compile(
        TEMPLATES / TEMPLATE_OF[type(sheet)],
        format="pdf",
        sys_inputs={"sheet": content},
        pdf_standards=["a-2a", "ua-1"],
        timestamp=datetime.combine(sheet.head.day, time(), VIETNAM),
    )
    if not isinstance(drawn, bytes):
        raise TypeError(f"the typesetter answered {type(drawn).__name__} for {type(sheet).__name__}, not one file")
    return drawn


def _content(sheet: AnySheet) -> dict[str, object]:
    content = _fields(sheet)
    code = getattr(sheet, "dossier_code", "")
    lookup = getattr(sheet, "lookup", None)
    drawn = content | {"bars": marks.bars(code), "qr": marks.qr(lookup.address) if lookup else ""}
    return drawn | {"vietqr": marks.qr(sheet.vietqr)} if isinstance(sheet, PaymentSheet) else drawn


def _plain(value: object) -> object:
    """The value as JSON carries it to the template; text made legible, moments and days in words."""
    if isinstance(value, str):
        return legible.legible(value)
    if isinstance(value, date):
        return wording.moments(value) if isinstance(value, datetime) else wording.days(value)
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, sheets.Fee):
        return _fields(value) | {"amount": wording.dong(value.amount)}
    return _fields(value) if dataclasses.is_dataclass(value) else value


def _fields(value: object) -> dict[str, object]:
    return {name: _plain(part) for name, part in vars(value).items()}


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[legible.FONTS])


@lru_cache(maxsize=1)
def _compiler() -> typst.Compiler:
    """The warm compiler of this process, for whoever holds the pen: it refuses two threads at once."""
    return _new_compiler()


def _new_compiler() -> typst.Compiler:
    return typst.Compiler(root=TEMPLATES, font_paths=_fonts(), ignore_system_fonts=True)
