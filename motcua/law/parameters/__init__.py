"""The numbers of the law: one YAML file each, values by day, a source by value."""

from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from pathlib import Path

from motcua.law.errors import BadParameter
from motcua.law.sentences import say

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Value:
    """A value of the law from `first_day` to `last_day` (None: still in force)."""

    first_day: date
    last_day: date | None
    text: str
    source: str

    @property
    def number(self) -> Decimal:
        """The value as a number, in the unit of its file."""
        return Decimal(self.text)

    @property
    def clock(self) -> time:
        """The value as a time of day."""
        return time.fromisoformat(self.text)


@dataclass(frozen=True, slots=True)
class Parameter:
    """One number of the law with all its dated values, oldest first."""

    name: str
    label: str
    unit: str
    values: tuple[Value, ...]


def load(path: Path) -> object:
    """The parsed YAML of a file of this floor."""
    import yaml  # most questions never open a file

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(path.read_text(encoding="utf-8"), Loader=loader)  # noqa: S506  a safe loader, the fast one


def names() -> tuple[str, ...]:
    """The names of every parameter."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.yaml")))


@lru_cache(maxsize=64)
def parameter(name: str) -> Parameter:
    """The parameter with all its values; raises BadParameter when there is none of that name."""
    path = FOLDER / f"{name}.yaml"
    if not path.exists():
        raise BadParameter(
            say("Không có tham số “%(name)s”.", name=name),
            remedy=say("Các tham số: %(known)s.", known=", ".join(names())),
        )
    body = load(path)
    if not isinstance(body, dict):
        raise BadParameter(say("Tệp tham số “%(name)s” không hợp lệ.", name=name))
    return Parameter(name, str(body["label"]), str(body["unit"]), tuple(_value(name, row) for row in body["values"]))


def _value(name: str, row: dict[str, object]) -> Value:
    first, last, text = row["first_day"], row.get("last_day"), row["value"]
    if not isinstance(first, date) or not (last is None or isinstance(last, date)) or not isinstance(text, str):
        raise BadParameter(say("Tham số “%(name)s” có dòng không hợp lệ: %(row)s.", name=name, row=row))
    try:
        _ = time.fromisoformat(text) if ":" in text else Decimal(text)
    except (ValueError, InvalidOperation) as error:
        raise BadParameter(
            say("Tham số “%(name)s” có giá trị không hợp lệ: %(text)s.", name=name, text=text)
        ) from error
    return Value(first, last, text, str(row["source"]))


def on(name: str, day: date) -> Value:
    """The value in force on the day; raises BadParameter for a day before the first value."""
    for value in reversed(parameter(name).values):
        if value.first_day <= day and (value.last_day is None or day <= value.last_day):
            return value
    raise BadParameter(
        say("Tham số “%(label)s” chưa có giá trị ngày %(day)s.", label=parameter(name).label, day=f"{day:%d/%m/%Y}"),
        remedy="Kiểm tra lại ngày, hoặc bổ sung giá trị có hiệu lực ngày đó.",
    )
