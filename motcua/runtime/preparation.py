"""What must be true before the doors open: tables, rights, translations, static files.

`python -m motcua.runtime.preparation`, run as the database's owner, does it all; what is done already costs little.
"""

import hashlib
import os
import sys
from pathlib import Path
from urllib.parse import unquote, urlsplit

import django
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import OperationalError, connection

from motcua.runtime import messages, roles, tables, telling
from motcua.runtime.processes import EMPTY


def prepare() -> None:
    """Tables, rights, translations and static files are as this version of the program wants them."""
    messages.compile_all()
    with telling.step("Bảng dữ liệu đúng phiên bản", "tables are up to date"):
        migrate()
    count_anew()
    with telling.step("Tệp giao diện đã sẵn sàng", "static files are in place"):
        collect_static()


def migrate() -> None:
    """Every migration is applied and the application's role may work with the tables."""
    if tables.missing():
        call_command("migrate", verbosity=0, interactive=False)
    role = application_role()
    if role != connection.settings_dict["USER"]:
        connection.ensure_connection()
        roles.grant(connection.connection, role)
    connection.close()


def count_anew() -> None:
    """A house that was brought here by an older version has its index counted once."""
    from motcua.reactions.quality import cells

    if cells.is_uncounted():
        with telling.step("Bộ chỉ số được đếm lại", "the index is counted anew"):
            cells.recount_all()


def application_role() -> str:
    """The name of the role that web and worker use."""
    told = os.environ.get("DATABASE_URL")
    return unquote(urlsplit(told).username or "") if told else roles.APP


def collect_static() -> None:
    """STATIC_ROOT holds every static file as it is now; nothing is done when none changed."""
    stamp = Path(settings.STATIC_ROOT) / ".collected"
    digest = _digest_of_static()
    if stamp.exists() and stamp.read_text() == digest:
        return
    call_command("collectstatic", verbosity=0, interactive=False, clear=True)
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(digest)


def _digest_of_static() -> str:
    digest = hashlib.sha256(str(settings.STORAGES["staticfiles"]).encode())
    for finder in get_finders():
        for path, storage in finder.list([]):
            digest.update(f"{path}\0{storage.size(path)}\0{storage.get_modified_time(path)}\n".encode())
    return digest.hexdigest()


def waits_for_a_province() -> bool:
    """Whether this is a demonstration that has not been built yet."""
    from motcua.runtime.demonstration import order

    return settings.DEMONSTRATION and not order.holds_anything()


def main() -> int:
    """The exit code of the preparation: 0 when everything is in place, EMPTY when only the demonstration is missing."""
    telling.plain_output()
    django.setup()
    try:
        prepare()
    except OperationalError as error:
        print(f"The database refused: {error}".strip(), file=sys.stderr)
        return 1
    return EMPTY if waits_for_a_province() else 0


if __name__ == "__main__":
    sys.exit(main())
