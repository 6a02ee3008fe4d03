"""How messages must look, as tables; and what is wrong with one that does not."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

Json = dict[str, object]
_DIGITS = 14  # yyyyMMddHHmmss
_OFFSET = re.compile(r"T\d\d:\d\d.*(Z|[+-]\d\d:\d\d)$")
_LINK = re.compile(r"(https://|http://(127\.0\.0\.1|localhost)[:/])[^\s\"<>\\]{3,1500}")


@dataclass(frozen=True)
class Shape:
    """What an object must hold: `mandatory` not empty, `standing` there though perhaps empty, the rest if given.

    A text must be one of its `codes`, a moment by `moments`, digits by `numbers`, an address from which a file may be
    fetched by `links`, and no longer than its `limits`.
    `lists` are lists of objects with shapes of their own, `objects` such objects, `whole` are whole numbers. With
    `texts` every plain value must be a text and a moment fourteen digits, else a moment is ISO 8601 with its offset.
    """

    mandatory: Sequence[str] = ()
    standing: Sequence[str] = ()
    codes: Mapping[str, frozenset[str]] = field(default_factory=dict)
    moments: Sequence[str] = ()
    numbers: Sequence[str] = ()
    links: Sequence[str] = ()
    limits: Mapping[str, int] = field(default_factory=dict)
    lists: Mapping[str, "Shape"] = field(default_factory=dict)
    objects: Mapping[str, "Shape"] = field(default_factory=dict)
    whole: Sequence[str] = ()
    texts: bool = True

    @property
    def plain(self) -> frozenset[str]:
        """Fields that hold one value, no list and no object."""
        return frozenset((*self.mandatory, *self.codes, *self.moments, *self.numbers, *self.links, *self.limits))


def faults(shape: Shape, told: object, place: str = "") -> list[str]:
    """What is wrong, a sentence each, naming the field and never its value; empty when all is well."""
    if not isinstance(told, dict):
        return [f"{place or 'dữ liệu'} không phải một đối tượng"]
    found = _absent(shape, told, place)
    for name, value in told.items():
        if name in shape.lists:
            found += _list_faults(shape.lists[name], value, f"{place}{name}")
        elif name in shape.objects:
            found += faults(shape.objects[name], value, f"{place}{name}.")
        elif name in shape.plain and isinstance(value, list | dict):
            found.append(f"{place}{name} phải là một giá trị")
        elif name in shape.whole and (not isinstance(value, int) or isinstance(value, bool)):
            found.append(f"{place}{name} phải là số nguyên")
        elif shape.texts and not isinstance(value, str | list | dict):
            found.append(f"{place}{name} phải là chuỗi ký tự")
        else:
            found += _value_faults(shape, name, text(value), place)
    return found


def text(value: object) -> str:
    """The value as the portal writes it; nothing is empty."""
    return "" if value is None else str(value)


def moment(written: str) -> datetime | None:
    """The moment of fourteen digits or of ISO 8601, without its zone; none for anything else."""
    try:
        if len(written) == _DIGITS and written.isdecimal():
            year, month, day = int(written[:4]), int(written[4:6]), int(written[6:8])
            hour, minute, second = int(written[8:10]), int(written[10:12]), int(written[12:])
            return datetime(year, month, day, hour, minute, second)  # noqa: DTZ001 - Vietnam's time throughout
        return datetime.fromisoformat(written).replace(tzinfo=None) if "-" in written else None
    except ValueError:
        return None


def _written(value: str, shape: Shape) -> bool:
    """Whether a moment is written as the generation of the message writes it."""
    return value.isascii() and (value.isdecimal() if shape.texts else _OFFSET.search(value) is not None)


def _absent(shape: Shape, told: Json, place: str) -> list[str]:
    empty = [f"thiếu trường bắt buộc {place}{name}" for name in shape.mandatory if not text(told.get(name)).strip()]
    return empty + [f"không có trường {place}{name}" for name in shape.standing if name not in told]


def _list_faults(shape: Shape, value: object, place: str) -> list[str]:
    if value in (None, ""):
        return []
    if not isinstance(value, list):
        return [f"{place} phải là danh sách"]
    return [fault for no, item in enumerate(value, 1) for fault in faults(shape, item, f"{place}[{no}].")]


def _value_faults(shape: Shape, name: str, value: str, place: str) -> list[str]:
    if not value:
        return []
    found = []
    if name in shape.codes and value not in shape.codes[name]:
        found.append(f"{place}{name} không thuộc danh mục mã")
    if name in shape.moments and (moment(value) is None or not _written(value, shape)):
        found.append(f"{place}{name} sai định dạng thời điểm")
    if name in shape.numbers and not value.isdecimal():
        found.append(f"{place}{name} phải là số")
    if name in shape.links and not _LINK.fullmatch(value):
        found.append(f"{place}{name} không phải địa chỉ https để tải tệp")
    if len(value) > shape.limits.get(name, len(value)):
        found.append(f"{place}{name} dài quá {shape.limits[name]} ký tự")
    return found
