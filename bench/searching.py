"""Search of the catalogue: inside the database on two thousand procedures, and over HTTP on those of the pack."""

import itertools
import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

from bench.load import Answers
from motcua.ledger import clock
from motcua.registers.catalog import queries as catalog
from motcua.registers.catalog import search
from motcua.registers.catalog.models import Procedure, ProcedureVersion

PROCEDURES = 2000
SLIPS = (
    "khai sinh",
    "giáy phép xay dng",
    "ket hon",
    "chung thuc ban sao",
    "dat dai",
    "gplx",
    "ho kinh doanh",
    "1.001193",
)


def in_the_database(rounds: int) -> Answers:
    """So many searches among two thousand procedures; the seconds are those that the database was asked for."""
    with _many_procedures():
        day = clock.now().date()
        for word in SLIPS:
            catalog.search(word, day)
        began = time.perf_counter()
        asked = [_asked(SLIPS[place % len(SLIPS)], day) for place in range(rounds)]
        took = time.perf_counter() - began
    search.forget()
    return Answers(tuple(map(sum, asked)), tuple(map(len, asked)), (), took, 0)


def _asked(word: str, day) -> list[float]:  # noqa: ANN001 - the day of the demonstration
    seconds: list[float] = []

    def note(execute, sql, params, many, context):  # noqa: ANN001, ANN202 - Django's own signature
        began = time.perf_counter()
        try:
            return execute(sql, params, many, context)
        finally:
            seconds.append(time.perf_counter() - began)

    with connection.execute_wrapper(note):
        catalog.search(word, day)
    return seconds


@contextmanager
def _many_procedures() -> Iterator[None]:
    """The catalogue holds two thousand open procedures, the pack's own over and over, until the block ends."""
    with transaction.atomic():
        own = list(ProcedureVersion.objects.filter(valid_to__isnull=True).select_related("procedure"))
        more = list(itertools.islice(itertools.cycle(own), max(0, PROCEDURES - len(own))))
        made = Procedure.objects.bulk_create(
            [Procedure(key=f"{each.procedure.key}+{place}", code="") for place, each in enumerate(more)]
        )
        fields = [field.attname for field in ProcedureVersion._meta.concrete_fields if field.attname != "id"]  # noqa: SLF001
        ProcedureVersion.objects.bulk_create(
            [
                ProcedureVersion(**{name: getattr(each, name) for name in fields} | {"procedure_id": procedure.id})
                for each, procedure in zip(more, made, strict=True)
            ]
        )
        with connection.cursor() as cursor:  # as after the nightly vacuum
            cursor.execute("SELECT gin_clean_pending_list('version_by_words')")
            cursor.execute("ANALYZE catalog_procedureversion")
        search.forget()
        yield
        transaction.set_rollback(True)
