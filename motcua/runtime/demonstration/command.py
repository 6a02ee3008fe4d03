"""What `motcua demo` does around building: the server runs, the tables are there, nothing of worth is overwritten."""

import logging
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from django.conf import settings
from django.db import OperationalError, ProgrammingError, connection

from motcua.ledger import clock
from motcua.reactions.quality import sheets
from motcua.registers.catalog.pack import loading
from motcua.registers.people.actor import HOUSE
from motcua.registers.people.pack import BadPack, Pack
from motcua.registers.people.pack import load as pack_of
from motcua.runtime import places, postgres, preparation, telling
from motcua.runtime.demonstration import build, order
from motcua.runtime.demonstration.order import Order
from motcua.runtime.demonstration.progress import Progress
from motcua.runtime.refusal import Refused

_PATIENCE = "60s"  # for a house that is open to let go of its tables


def run(*, pack: str | None, dossiers: int, seed: int, as_of: date, if_empty: bool, yes: bool) -> int:
    """The demonstration is there. Answers with the exit code; raises `Refused` for what must not or cannot be done."""
    wish = Order(pack=pack or settings.PACK, dossiers=dossiers, seed=seed, as_of=as_of)
    if not settings.DEMONSTRATION:
        raise Refused(
            "This house works in earnest (its settings are no demonstration's); it takes no made-up dossiers."
        )
    if wish.pack != settings.PACK:
        raise Refused(
            f"This house runs with the pack {settings.PACK}. Set MOTCUA_PACK={wish.pack} for everything, then again."
        )
    with _server():
        if if_empty and _holds_anything():
            return 0
        preparation.migrate()
        chosen = pack_of(wish.pack)
        if not (chosen.folder / "demonstration").is_dir():
            _furnish(chosen)
            return 0
        _spare(yes=yes)
        _build(wish)
    return 0


def _furnish(chosen: Pack) -> None:
    """Of a pack without people and dossiers to make up, agencies and procedures are there, and the months it tells."""
    telling.say(
        f"Gói {chosen.key} không có dữ liệu minh họa: nạp cơ quan, thủ tục và các tháng mà gói kể lại",
        "the pack makes up no dossiers: its agencies, procedures and the months it tells are loaded",
    )
    now = clock.now()
    loading.load(by=HOUSE, pack=chosen, day=chosen.first_day, at=now)
    if (chosen.folder / sheets.FOLDER / "dossiers.csv").exists():
        sheets.bring(chosen, by=HOUSE, at=now)


def _holds_anything() -> bool:
    """False also where there are no tables yet."""
    try:
        return order.holds_anything()
    except ProgrammingError:
        return False


def _spare(*, yes: bool) -> None:
    """Nothing happens where nothing is lost; else `Refused`."""
    if yes or not order.holds_anything() or order.marked() is not None:
        return
    raise Refused(
        "The database holds accounts or facts that are no demonstration's, and building one removes them for ever. "
        "Back them up (`motcua backup`), or say --yes."
    )


def _build(wish: Order) -> None:
    logging.getLogger("motcua.act").setLevel(logging.WARNING)  # the progress is told below
    began = time.monotonic()
    shown, well = Progress(), False
    try:
        with connection.cursor() as cursor:
            cursor.execute(f"SET lock_timeout = '{_PATIENCE}'")
        build.build(wish, build.Listening(progress=shown.at))
        well = True
    except BadPack as error:
        raise Refused(str(error)) from error
    except OperationalError as error:
        raise Refused(f"The demonstration was not built, everything is as before: {error}".strip()) from error
    finally:
        shown.end(well=well)
    telling.say(
        f"Tỉnh minh họa: {_dotted(wish.dossiers)} hồ sơ, ngày {wish.as_of:%d/%m/%Y}",
        f"the demonstration is there  {time.monotonic() - began:.1f} s",
        "✓",
    )


def _dotted(number: int) -> str:
    """A number as Vietnamese writes it."""
    return f"{number:,}".replace(",", ".")


@contextmanager
def _server() -> Iterator[None]:
    """The database answers; a server of our own that did not run before is stopped afterwards."""
    if os.environ.get("DATABASE_URL"):
        yield
        return
    own = postgres.server(places.var() / "postgres")
    ran_before = (own.data / "PG_VERSION").exists() and postgres.answers(own)
    postgres.start(own)
    try:
        yield
    finally:
        connection.close()
        if not ran_before:
            postgres.stop(own)
