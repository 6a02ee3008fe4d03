"""What version 1 of the API promises; a change here is a change for every system connected to it."""

import json
from pathlib import Path

from motcua.faces.api.routes import api

PROMISED = Path(__file__).with_name("openapi-1.json")


def offered() -> dict[str, object]:
    return json.loads(json.dumps(api.get_openapi_schema(path_prefix="/api/v1/")))


def test_the_api_offers_what_was_promised() -> None:
    promised = json.loads(PROMISED.read_text(encoding="utf-8"))
    assert offered() == promised, "If the change is meant, run `make promises` and tell integrators in CHANGELOG.md."


def test_it_is_openapi_3_1() -> None:
    assert str(offered()["openapi"]).startswith("3.1")


def test_every_way_to_be_refused_is_written_down() -> None:
    bare = [
        f"{method.upper()} {path}"
        for path, methods in dict(offered()["paths"]).items()  # type: ignore[call-overload]
        for method, operation in methods.items()
        if not {"401", "422", "404"} & set(operation["responses"])
    ]
    assert bare == []
