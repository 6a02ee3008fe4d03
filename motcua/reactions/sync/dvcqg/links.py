"""Addresses from which the portal may fetch the files of a dossier: each leads to one file of one dossier, sealed.

Source: decision 0549
"""

from urllib.parse import quote

from django.db import connection
from django.utils.crypto import constant_time_compare, salted_hmac

from motcua.reactions.sync.accounts import DVCQG
from motcua.reactions.sync.dvcqg.session.mapping import Link

PLACE = "exchange/files"
_LETTERS = 40
_THERE = """
SELECT EXISTS (SELECT FROM sync_transfer t WHERE t.dossier = %(code)s AND t.system = %(system)s)
   AND EXISTS (SELECT FROM dossiers_dossier d
                WHERE d.code = %(code)s AND (
                      d.finished_at IS NOT NULL AND d.result ->> 'file' = %(digest)s
                   OR EXISTS (SELECT FROM dossiers_paper w JOIN files_storedfile f ON f.id = w.file_id
                               WHERE w.dossier_id = d.id AND f.digest = %(digest)s)))
"""


def of(base: str, code: str) -> Link:
    """Where the files of this dossier may be fetched, beneath an address of ours; nowhere where there is none."""

    def link(digest: str) -> str:
        if not base or not digest:
            return ""
        return f"{base.rstrip('/')}/{PLACE}/{quote(code, safe='')}/{digest}/{seal(code, digest)}"

    return link


def seal(code: str, digest: str) -> str:
    """What nobody can write who has not the house's key; the same as long as the key is."""
    return salted_hmac("motcua.exchange.file", f"{code}\0{digest}", algorithm="sha256").hexdigest()[:_LETTERS]


def opens(code: str, digest: str, shown: str) -> bool:
    """Whether the seal is ours and the file still lies with a dossier that the portal must have. One query."""
    if not constant_time_compare(seal(code, digest), shown):
        return False
    with connection.cursor() as cursor:
        cursor.execute(_THERE, {"code": code, "digest": digest, "system": DVCQG})
        return bool(cursor.fetchone()[0])
