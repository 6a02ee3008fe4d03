"""The one grammar for pointing at the law, and the register it points into.

NĐ 61/2018, Art. 17(2)(a)      a decree, its article, clause and point
QĐ 766/2022, Annex I(2)        a decision and a line of its annex
TT 03/2025, Form 05            a circular and one of its forms
BLDS 2015, Art. 148(6)         a code, known by its year
decision 0007                  a choice of this house, a page of docs/decisions
NĐ 61/2018, Art. 19(9); TT 01/2018, Form 04      several at once
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from motcua.law.errors import BadCitation
from motcua.law.sentences import say

ROOT = Path(__file__).resolve().parents[2]
REGISTER = ROOT / "docs" / "law" / "instruments.yaml"
DECISIONS = ROOT / "docs" / "decisions"

_KEY = r"(?:NĐ|TT|QĐ|NQLT|NQ|CV|TB|Luật) \d+(?:\.\d+)?/(?:19|20)\d\d|(?:BLDS|BLLĐ) (?:19|20)\d\d"
_PLACE = r"(?P<place>Art\.|Annex|Form) (?P<number>\d+[a-z]?|[IVXL]+)(?P<clause>\(\d+[a-z]?\))?(?P<point>\([a-zđ]\))?"
_REFERENCE = re.compile(rf"(?P<key>{_KEY})(?:, {_PLACE})?|decision (?P<decision>\d{{4}})")
_PLACES_VI = {"Art.": "Điều", "Annex": "Phụ lục", "Form": "Mẫu số"}
_OURS_VI = "theo quy ước của hệ thống, luật không quy định"
_OURS_EN = "by a convention of this system, the law being silent"
_REST_OURS_VI = "phần luật không quy định theo quy ước của hệ thống"
_REST_OURS_EN = "where the law is silent, by a convention of this system"


@dataclass(frozen=True, slots=True)
class Citation:
    """One pointer: an instrument (or a decision of this house) and a place in it."""

    key: str
    place: str = ""
    number: str = ""
    clause: str = ""
    point: str = ""

    @property
    def is_ours(self) -> bool:
        """True when the rule comes from this house and not from the law."""
        return self.key.startswith("decision ")

    def __str__(self) -> str:
        if not self.place:
            return self.key
        tail = "".join(f"({part})" for part in (self.clause, self.point) if part)
        return f"{self.key}, {self.place} {self.number}{tail}"

    @property
    def vietnamese(self) -> str:
        """The pointer as an officer writes it: `điểm a khoản 2 Điều 17 NĐ 61/2018`."""
        if self.is_ours:
            return _OURS_VI
        parts = [f"điểm {self.point}"] if self.point else []
        parts += [f"khoản {self.clause}"] if self.clause else []
        parts += [f"{_PLACES_VI[self.place]} {self.number}"] if self.place else []
        return " ".join([*parts, self.key])


@dataclass(frozen=True, slots=True)
class Instrument:
    """A legal instrument of the register; `last_day` is None while it is in force."""

    key: str
    number: str
    title: str
    first_day: date
    last_day: date | None
    successor: str
    note: str = ""

    def in_force(self, day: date) -> bool:
        """True when the instrument was in force on the day."""
        return self.first_day <= day and (self.last_day is None or day <= self.last_day)


def parse(text: str) -> Citation:
    """The single pointer written in `text`; raises BadCitation when the grammar does not know it."""
    found = _REFERENCE.fullmatch(text.strip())
    if found is None:
        raise BadCitation(
            say("Không đọc được trích dẫn “%(text)s”.", text=text),
            "Trích dẫn phải theo mẫu “NĐ 61/2018, Art. 17(2)” hoặc “decision 0007”.",
            "Sửa trích dẫn theo mẫu.",
        )
    if found["decision"]:
        return Citation(f"decision {found['decision']}")
    return Citation(
        found["key"],
        found["place"] or "",
        found["number"] or "",
        (found["clause"] or "").strip("()"),
        (found["point"] or "").strip("()"),
    )


def parse_all(text: str) -> tuple[Citation, ...]:
    """Every pointer of a source line; pointers stand apart by `; `."""
    return tuple(parse(part) for part in text.split(";"))


@lru_cache(maxsize=256)
def in_vietnamese(text: str) -> str:
    """A source line as an officer writes it; a choice of this house is told as such and never numbered like a law."""
    pointers = parse_all(text)
    return _joined([each.vietnamese for each in pointers if not each.is_ours], pointers, _OURS_VI, _REST_OURS_VI)


@lru_cache(maxsize=256)
def in_english(text: str) -> str:
    """A source line for an English reader; a choice of this house is told as such and never numbered like a law."""
    pointers = parse_all(text)
    return _joined([str(each) for each in pointers if not each.is_ours], pointers, _OURS_EN, _REST_OURS_EN)


def _joined(law: list[str], pointers: tuple[Citation, ...], alone: str, beside: str) -> str:
    ours = any(each.is_ours for each in pointers)
    return "; ".join([*law, beside if law else alone] if ours else law)


def told(text: str, language: str) -> str:
    """A source line for the reader of this language; what is no pointer stays as it is."""
    try:
        return (in_english if language == "en" else in_vietnamese)(text) if text else ""
    except BadCitation:
        return text


def of_day(text: str, day: date) -> str:
    """The pointers of a source line that were law on the day, and the choices of this house; empty without any."""
    known = register()
    return "; ".join(
        str(each) for each in parse_all(text) if each.is_ours or (each.key in known and known[each.key].in_force(day))
    )


@lru_cache(maxsize=1)
def register() -> Mapping[str, Instrument]:
    """The instruments of docs/law/instruments.yaml by their short key."""
    import yaml  # reading the register is rare; a deadline must not wait for it

    try:
        rows = yaml.safe_load(REGISTER.read_text(encoding="utf-8"))
    except OSError as error:
        raise BadCitation(
            "Không mở được sổ văn bản pháp luật.", str(error), "Kiểm tra tệp docs/law/instruments.yaml."
        ) from error
    return {str(row["key"]): _instrument(row) for row in rows}


def _instrument(row: Mapping[str, object]) -> Instrument:
    first, last = row["first_day"], row.get("last_day")
    if not isinstance(first, date) or not (last is None or isinstance(last, date)):
        raise BadCitation(
            say("Văn bản %(key)s ghi ngày hiệu lực không hợp lệ.", key=row["key"]), remedy="Sửa instruments.yaml."
        )
    text = {name: str(row.get(name) or "") for name in ("key", "number", "title", "successor", "note")}
    return Instrument(text["key"], text["number"], text["title"], first, last, text["successor"], text["note"])


def check(text: str) -> tuple[Citation, ...]:
    """The pointers of `text`, all known: instruments registered, decisions written.

    Raises BadCitation, naming what to write and where.
    """
    pointers = parse_all(text)
    for pointer in pointers:
        if pointer.is_ours:
            _demand_decision(pointer)
        elif pointer.key not in register():
            raise BadCitation(
                say("Văn bản “%(key)s” chưa có trong sổ.", key=pointer.key),
                "Mỗi quy tắc phải trích một văn bản đã đăng ký.",
                "Thêm một dòng vào docs/law/instruments.yaml.",
            )
    return pointers


def _demand_decision(pointer: Citation) -> None:
    number = pointer.key.removeprefix("decision ")
    if not any(DECISIONS.glob(f"{number}-*.md")):
        raise BadCitation(
            say("Chưa có trang quyết định %(number)s.", number=number),
            "Một quy tắc của chúng ta, không phải của luật, phải có trang giải thích.",
            say("Viết docs/decisions/%(number)s-….md.", number=number),
        )
