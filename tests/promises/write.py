"""Writes down anew what version 1 of the API offers; `make promises` runs it when a change is meant."""

import json
from pathlib import Path

from motcua.runtime import awake

PROMISED = Path(__file__).with_name("openapi-1.json")


def main() -> None:
    """The promise is what the code offers now."""
    awake.wake()
    from motcua.faces.api.routes import api

    offered = api.get_openapi_schema(path_prefix="/api/v1/")
    PROMISED.write_text(json.dumps(offered, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
