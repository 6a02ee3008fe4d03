"""Who gets the work: the officer of the unit and role who holds the least."""

from dataclasses import dataclass

from django.db import connection

from motcua.law.sentences import say
from motcua.registers.people.actor import Actor
from motcua.registers.people.errors import Invalid
from motcua.registers.people.roles import Role
from motcua.work.dossiers.models import OPEN

_LOAD_COUNTED_UP_TO = 200  # beyond this, one officer's tray is as full as another's

_LEAST = f"""
SELECT a.id, a.full_name
  FROM people_post p JOIN people_account a ON a.id = p.account_id AND a.is_active
 WHERE p.agency_id = %s AND p.role = %s AND p.last_day IS NULL AND (%s::bigint IS NULL OR a.id = %s::bigint)
 ORDER BY (SELECT count(*) FROM (SELECT 1 FROM dossiers_dossier d
            WHERE d.holder_id = a.id AND d.state IN {OPEN} LIMIT {_LOAD_COUNTED_UP_TO}) held), a.id
 LIMIT 1
"""  # noqa: S608 - constants of ours


@dataclass(frozen=True)
class Officer:
    """Who holds the dossier; without a number it lies in the unit's tray."""

    id: int | None
    name: str


NOBODY = Officer(id=None, name="")


def officer(agency_id: int, role: Role, *, by: Actor, wanted: int | None = None) -> Officer:
    """The wanted officer if he has that role there, or else the least burdened one; nobody if the unit has none.

    An officer who acts keeps what is his own to do next. Raises `Invalid` when the wanted officer does not hold the
    role in that agency. At most one query.

    Source: decision 0008
    """
    own = any(post.agency_id == agency_id and post.role is role for post in by.posts)
    if own and by.id is not None and wanted in {None, by.id}:
        return Officer(id=by.id, name=by.name)
    with connection.cursor() as cursor:
        cursor.execute(_LEAST, [agency_id, role.value, wanted, wanted])
        row = cursor.fetchone()
    if row:
        return Officer(id=row[0], name=row[1])
    if wanted is None:
        return NOBODY
    raise Invalid(
        "Không thể giao hồ sơ cho người này.",
        say("Người được chọn không giữ vai trò “%(role)s” ở cơ quan xử lý bước này.", role=(role.label,)),
        "Hãy chọn người khác trong danh sách.",
        fields={"holder": "Người này không giữ vai trò của bước tiếp theo."},
    )
