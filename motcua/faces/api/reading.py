"""How the API reads and writes JSON: as strictly as the database will, and in letters that a person can read."""

import orjson
from django.http import HttpRequest
from ninja.parser import Parser
from ninja.renderers import JSONRenderer


class StrictJson(Parser):
    """JSON by RFC 8259 without the leniency of Python's own reader: no halves of letters, no NaN, no endless depth."""

    def parse_body(self, request: HttpRequest) -> dict[str, object]:
        """The object in the body; of a name given twice the last counts. Raises `ValueError` for anything else."""
        read = orjson.loads(request.body)
        if not isinstance(read, dict):
            raise ValueError("the body must be one JSON object")  # noqa: TRY004 - bad input, not a fault of ours
        return read


class PlainJson(JSONRenderer):
    """JSON in which Vietnamese stands as it is written."""

    json_dumps_params = {"ensure_ascii": False}
