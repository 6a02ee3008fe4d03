"""Lines of the log: for people, or one line of JSON per event for machines that read logs (MOTCUA_LOG=json).

Neither tells of people: what a database or a schema quotes when it complains is cut out of every traceback.
"""

import logging
import re
from datetime import UTC, datetime

import orjson

TAKEN = frozenset(logging.makeLogRecord({}).__dict__) | {"message", "asctime", "taskName"}
_QUOTED = re.compile(r"^(DETAIL|CONTEXT|QUERY|LINE \d+):.*$|\binput_value=.*?(?=, input_type=|$)", re.MULTILINE)
_NUMBERS = re.compile(r"(?<![\d.])0\d{8,12}(?![\d.])")  # as citizen numbers, telephones and many tax numbers begin


def discreet(text: str) -> str:
    """The text without the rows and values that an error quotes, and without numbers that belong to people."""
    return _NUMBERS.sub("0…", _QUOTED.sub("…", text))


class Line(logging.Formatter):
    """A record as a line for people."""

    def format(self, record: logging.LogRecord) -> str:
        """The record as one line, and the traceback beneath it."""
        return discreet(super().format(record))


class JsonLine(logging.Formatter):
    """A record as one JSON object: moment (UTC), level, logger, text, what the caller added, and the traceback."""

    def format(self, record: logging.LogRecord) -> str:
        """The record as one line."""
        told: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC),
            "level": record.levelname,
            "logger": record.name,
            "text": discreet(record.getMessage()),
            "process": record.process,
        }
        told |= {name: value for name, value in vars(record).items() if name not in TAKEN}
        if record.exc_info:
            told["traceback"] = discreet(self.formatException(record.exc_info))
        return orjson.dumps(told, default=str).decode()
