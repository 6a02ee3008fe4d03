"""Reads the body of a request as strictly as the database will: one JSON object, whole letters, finite numbers."""

import orjson
from django.http import HttpRequest
from ninja.parser import Parser


class StrictJson(Parser):
    """JSON by RFC 8259 without the leniency of Python's own reader: no halves of letters, no NaN, no endless depth."""

    def parse_body(self, request: HttpRequest) -> dict[str, object]:
        """The object in the body; of a name given twice the last counts. Raises `ValueError` for anything else."""
        read = orjson.loads(request.body)
        if not isinstance(read, dict):
            raise ValueError("the body must be one JSON object")  # noqa: TRY004 - bad input, not a fault of ours
        return read
