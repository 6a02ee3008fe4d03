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
_MOST = 10**_DIGITS

Unit = tuple[Level, dict[str, Counts]]


def print_scores(arguments: argparse.Namespace) -> int:
    """The scores were printed."""
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


def _read(name: str) -> object:
    try:
        text = sys.stdin.read() if name == "-" else Path(name).read_text(encoding="utf-8-sig")
        return json.loads(text, parse_float=Decimal, parse_constant=str, object_pairs_hook=_unique)
    except (OSError, UnicodeDecodeError) as error:
        raise BadCounts(f"Không mở được tệp số liệu “{name}”.", str(error), "Kiểm tra lại đường dẫn.") from error
    except (json.JSONDecodeError, RecursionError) as error:
        raise BadCounts(f"Tệp “{name}” không phải JSON.", str(error), "Sửa tệp theo mẫu của --help.") from error
    except ValueError as error:  # a number of more digits than Python reads
        raise BadCounts(f"Tệp “{name}” có số không đọc được.", str(error), "Sửa số đó.") from error


def _unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    keys = [key for key, _ in pairs]
    twice = sorted({key for key in keys if keys.count(key) > 1}) if len(set(keys)) != len(keys) else []
    if twice:
        raise BadCounts(f"Khóa “{twice[0]}” ghi hai lần.", remedy="Chỉ giữ một.")
    return dict(pairs)


def _units(document: object) -> dict[str, Unit]:
    units = document.get("units") if isinstance(document, Mapping) else None
    if not isinstance(units, Mapping):
        raise BadCounts(
            "Tệp số liệu thiếu “units”.", remedy='Ghi theo mẫu {"units": {"H10": {"level": …, "counts": …}}}.'
        )
    return {str(key): _unit(str(key), unit) for key, unit in units.items()}


def _unit(key: str, unit: object) -> Unit:
    if not isinstance(unit, Mapping):
        raise BadCounts(f"Đơn vị {key}: không phải một đối tượng.", remedy="Ghi level và counts.")
    try:
        level = Level(str(unit.get("level")))
    except ValueError as error:
        levels = ", ".join(Level)
        raise BadCounts(f"Đơn vị {key}: cấp “{unit.get('level')}” không có.", remedy=f"Các cấp: {levels}.") from error
    counts = unit.get("counts")
    if not isinstance(counts, Mapping):
        raise BadCounts(f"Đơn vị {key}: thiếu “counts”.", remedy='Ghi theo mẫu {"B1": [90, 100]}.')
    return level, {str(name): _counts(key, str(name), value) for name, value in counts.items()}


def _counts(key: str, name: str, value: object) -> Counts:
    where = f"Đơn vị {key}, thành phần {name}"
    if name not in quality.IDS:
        raise BadCounts(f"{where}: không có thành phần này.", remedy=f"Các thành phần: {', '.join(quality.IDS)}.")
    if name == "E3" and not isinstance(value, list):
        return Counts(_percentage(where, value), 100)
    if not isinstance(value, list) or len(value) != 2:  # noqa: PLR2004  a part and a whole
        raise BadCounts(f"{where}: “{value}” không phải cặp [tử số, mẫu số].", remedy="Ghi ví dụ [90, 100].")
    return Counts(_number(where, value[0]), _number(where, value[1]))


def _percentage(where: str, value: object) -> int | Decimal:
    percentage = _number(where, value)
    if 0 < percentage <= 1:
        raise BadCounts(f"{where}: “{value}” không rõ là tỷ lệ hay phần trăm.", remedy="Ghi cặp [tử số, mẫu số].")
    return percentage


def _number(where: str, value: object) -> int | Decimal:
    if isinstance(value, bool) or not isinstance(value, (int, Decimal)):
        raise BadCounts(f"{where}: “{value}” không phải là một số.", remedy="Ghi số không âm.")
    if value < 0:
        raise BadCounts(f"{where}: {value} là số âm.", remedy="Ghi số không âm.")
    if value > _MOST or (isinstance(value, Decimal) and value.adjusted() < -_DIGITS):
        raise BadCounts(f"{where}: {value} quá lớn hoặc quá nhỏ.", remedy="Kiểm tra lại số liệu.")
    return value


def _inheriting(units: dict[str, Unit]) -> dict[str, Unit]:
    provinces = [counts for level, counts in units.values() if level is Level.PROVINCE]
    if len(provinces) != 1:
        raise BadCounts("Cần đúng một tỉnh trong tệp để kế thừa A1–A3.", remedy="Bỏ --inherit hoặc sửa tệp.")
    return {key: (level, quality.inherit(counts, level, provinces[0])) for key, (level, counts) in units.items()}
