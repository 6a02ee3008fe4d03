"""Values as `COPY … FROM STDIN` reads them in its text format."""

from datetime import datetime

import orjson

NULL = "\\N"


def text(value: str) -> str:
    """Any text."""
    if "\\" in value:
        value = value.replace("\\", "\\\\")
    if "\n" in value or "\t" in value or "\r" in value:
        value = value.replace("\n", "\\n").replace("\t", "\\t").replace("\r", "\\r")
    return value


def json(value: object) -> str:
    """A value as JSON; JSON itself writes no line breaks or tabs."""
    written = orjson.dumps(value).decode()
    return written.replace("\\", "\\\\") if "\\" in written else written


def moment(value: datetime | None) -> str:
    """A moment in Vietnam's zone, or nothing."""
    return NULL if value is None else str(value)


def number(value: int | None) -> str:
    """A whole number, or nothing."""
    return NULL if value is None else str(value)


def octets(value: bytes) -> str:
    """Bytes, in hexadecimal."""
    return "\\\\x" + value.hex()
