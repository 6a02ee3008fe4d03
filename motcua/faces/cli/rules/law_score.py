"""`motcua law score`: the index of every unit of a file of counts."""

import argparse
import json
import sys
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

from motcua.law import quality
from motcua.law.errors import BadCounts
from motcua.law.quality import Counts, Level

_DIGITS = 15
_LONGEST = 60  # letters of a wrong value that are shown
_MOST = 10**_DIGITS

Unit = tuple[Level, dict[str, Counts]]


def print_scores(arguments: argparse.Namespace) -> int:
    """The scores were printed."""
    _require_known(arguments.variant)
    units = _units(_read(arguments.counts))
    if arguments.inherit:
        units = _inheriting(units)
    scores = {key: quality.score(counts, level, arguments.variant) for key, (level, counts) in units.items()}
    if arguments.json:
        print(json.dumps({"units": {key: _json(score) for key, score in scores.items()}}, ensure_ascii=False))
        return 0
    for key, score in scores.items():
        print(f"{key}: {score.total} {score.band}")
        for group, points in score.groups.items():
            print(f"  {group.label}: {points}")
        if score.missing:
            print(f"  Thiếu số liệu: {', '.join(score.missing)}")
    return 0


def _json(score: quality.Score) -> dict[str, object]:
    return {
        "components": {key: float(component.points) for key, component in score.components.items()},
        "groups": {group.value: float(points) for group, points in score.groups.items()},
        "total": float(score.total),
        "band": score.band.value,
        "missing": list(score.missing),
    }


def _bad(vietnamese: str, english: str) -> BadCounts:
    """A refusal in both tongues, each in a line of its own."""
    return BadCounts(f"{vietnamese}\n{english}")


def _require_known(variant: str) -> None:
    if variant not in quality.names():
        known = ", ".join(quality.names())
        raise _bad(
            f"Không có cách tính “{variant}”; các cách tính: {known}.",
            f"There is no variant “{variant}”; there are {known}.",
        )


def _shown(value: object) -> str:
    """A value as it stands in the file, as far as it tells something."""
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def _read(name: str) -> object:
    try:
        written = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
        return json.loads(
            written.decode("utf-8-sig"), parse_float=Decimal, parse_constant=str, object_pairs_hook=_unique
        )
    except (OSError, RecursionError, ValueError) as error:
        vietnamese, english = _why(error)
        raise _bad(
            f"Không đọc được tệp số liệu “{name}”: {vietnamese}.",
            f"The file of counts “{name}” cannot be read: {english}.",
        ) from error


def _why(error: Exception) -> tuple[str, str]:
    """What is wrong with the file, in Vietnamese and in English."""
    if isinstance(error, json.JSONDecodeError):
        return (
            f"không phải JSON, sai ở dòng {error.lineno}, cột {error.colno}; hãy sửa theo mẫu của --help",
            f"it is not JSON, it breaks at line {error.lineno}, column {error.colno}; mend it after the form in --help",
        )
    known: dict[type[Exception], tuple[str, str]] = {
        FileNotFoundError: ("không có tệp này, hãy kiểm tra đường dẫn", "there is no such file, check the path"),
        NotADirectoryError: ("không có tệp này, hãy kiểm tra đường dẫn", "there is no such file, check the path"),
        IsADirectoryError: ("đây là một thư mục, hãy ghi tên tệp", "it is a folder, name a file in it"),
        PermissionError: ("không có quyền đọc", "it may not be read"),
        UnicodeDecodeError: ("không phải chữ UTF-8, hãy lưu lại bằng UTF-8", "it is not UTF-8, save it as UTF-8"),
        RecursionError: ("các dấu ngoặc lồng nhau quá sâu", "its brackets are nested too deeply"),
        ValueError: ("có một số dài hơn mọi số liệu thật", "it has a number longer than any real count"),
    }
    other = ("máy không mở được", "the machine cannot open it")
    return next((words for kind, words in known.items() if isinstance(error, kind)), other)


def _unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    keys = [key for key, _ in pairs]
    twice = sorted({key for key in keys if keys.count(key) > 1}) if len(set(keys)) != len(keys) else []
    if twice:
        raise _bad(f"Khóa “{twice[0]}” ghi hai lần; chỉ giữ một.", f"The key “{twice[0]}” stands twice; keep one.")
    return dict(pairs)


def _units(document: object) -> dict[str, Unit]:
    units = document.get("units") if isinstance(document, Mapping) else None
    if not isinstance(units, Mapping):
        form = '{"units": {"H10": {"level": …, "counts": …}}}'
        raise _bad(
            f"Tệp số liệu thiếu “units”; ghi theo mẫu {form}.",
            f"The file of counts has no “units”; write it as {form}.",
        )
    return {str(key): _unit(str(key), unit) for key, unit in units.items()}


def _unit(key: str, unit: object) -> Unit:
    if not isinstance(unit, Mapping):
        raise _bad(
            f"Đơn vị {key} không phải một đối tượng; ghi level và counts.",
            f"Unit {key} is not an object; write level and counts.",
        )
    try:
        level = Level(str(unit.get("level")))
    except ValueError as error:
        levels = ", ".join(Level)
        raise _bad(
            f"Đơn vị {key}: cấp {_shown(unit.get('level'))} không có; các cấp: {levels}.",
            f"Unit {key}: there is no level {_shown(unit.get('level'))}; the levels are {levels}.",
        ) from error
    counts = unit.get("counts")
    if not isinstance(counts, Mapping):
        form = '{"B1": [90, 100]}'
        raise _bad(f"Đơn vị {key} thiếu “counts”; ghi theo mẫu {form}.", f"Unit {key} has no “counts”; write {form}.")
    return level, {str(name): _counts(key, str(name), value) for name, value in counts.items()}


def _counts(key: str, name: str, value: object) -> Counts:
    where = f"Đơn vị {key}, thành phần {name}", f"Unit {key}, component {name}"
    if name not in quality.IDS:
        known = ", ".join(quality.IDS)
        raise _bad(f"{where[0]}: không có; các thành phần: {known}.", f"{where[1]}: there is none; there are {known}.")
    if name == "E3" and not isinstance(value, list):
        return Counts(_percentage(where, value), 100)
    if not isinstance(value, list) or len(value) != 2:  # noqa: PLR2004  a part and a whole
        raise _bad(
            f"{where[0]}: {_shown(value)} không phải cặp [tử số, mẫu số]; ghi ví dụ [90, 100].",
            f"{where[1]}: {_shown(value)} is not a pair of part and whole; write for example [90, 100].",
        )
    part, whole = _number(where, value[0]), _number(where, value[1])
    if part > whole:
        _warn(where, part, whole)
    return Counts(part, whole)


def _warn(where: tuple[str, str], part: int | Decimal, whole: int | Decimal) -> None:
    """A part larger than its whole earns full points, which is likely a slip: it is told beside the answer.

    Of a whole of nothing the rule of a zero denominator decides, whatever its part.
    """
    if not whole:
        print(f"{where[0]}: tử số {part} của mẫu số 0; tính theo quy tắc khi mẫu số bằng 0.", file=sys.stderr)
        print(f"{where[1]}: the part {part} of nothing; the rule of a zero denominator decides.", file=sys.stderr)
        return
    print(f"{where[0]}: tử số {part} lớn hơn mẫu số {whole}; vẫn tính đủ điểm.", file=sys.stderr)
    print(f"{where[1]}: the part {part} is more than the whole {whole}; it counts in full.", file=sys.stderr)


def _percentage(where: tuple[str, str], value: object) -> int | Decimal:
    percentage = _number(where, value)
    if 0 < percentage <= 1:
        raise _bad(
            f"{where[0]}: “{value}” không rõ là tỷ lệ hay phần trăm; ghi cặp [tử số, mẫu số].",
            f"{where[1]}: “{value}” may be a share or a percentage; write a pair of part and whole.",
        )
    return percentage


def _number(where: tuple[str, str], value: object) -> int | Decimal:
    if isinstance(value, bool) or not isinstance(value, (int, Decimal)):
        shown = _shown(value)
        raise _bad(f"{where[0]}: {shown} không phải là một số.", f"{where[1]}: {shown} is not a number.")
    if value < 0:
        raise _bad(f"{where[0]}: {value} là số âm.", f"{where[1]}: {value} is less than nothing.")
    if value > _MOST or (isinstance(value, Decimal) and value.adjusted() < -_DIGITS):
        raise _bad(f"{where[0]}: {value} quá lớn hoặc quá nhỏ.", f"{where[1]}: {value} is too large or too small.")
    return value


def _inheriting(units: dict[str, Unit]) -> dict[str, Unit]:
    provinces = [counts for level, counts in units.values() if level is Level.PROVINCE]
    if len(provinces) != 1:
        raise _bad(
            "Cần đúng một tỉnh trong tệp để kế thừa A1–A3; bỏ --inherit hoặc sửa tệp.",
            "A1–A3 are inherited from the one province in the file; leave out --inherit or mend the file.",
        )
    return {key: (level, quality.inherit(counts, level, provinces[0])) for key, (level, counts) in units.items()}
