"""One line of JSON per event, for machines that read logs: MOTCUA_LOG=json."""

import logging
from datetime import UTC, datetime

import orjson

TAKEN = frozenset(logging.makeLogRecord({}).__dict__) | {"message", "asctime", "taskName"}


class JsonLine(logging.Formatter):
    """A record as one JSON object: moment (UTC), level, logger, text, what the caller added, and the traceback."""

    def format(self, record: logging.LogRecord) -> str:
        """The record as one line."""
        told: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC),
            "level": record.levelname,
            "logger": record.name,
            "text": record.getMessage(),
            "process": record.process,
        }
        told |= {name: value for name, value in vars(record).items() if name not in TAKEN}
        if record.exc_info:
            told["traceback"] = self.formatException(record.exc_info)
        return orjson.dumps(told, default=str).decode()
