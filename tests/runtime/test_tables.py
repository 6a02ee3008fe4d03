"""Whether the database has every table is asked by name, and answered as Django itself would."""

import pytest
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.test import Client

from motcua.runtime import tables


@pytest.mark.django_db
def test_a_migration_that_the_database_lacks_is_named_and_the_house_is_not_ready() -> None:
    with connection.cursor() as cursor:
        assert (tables.missing(), Client().get("/health/ready").status_code) == (frozenset(), 200)
        cursor.execute("DELETE FROM django_migrations WHERE app = 'ledger' AND name = '0002_append_only'")
        cursor.execute("INSERT INTO django_migrations VALUES (DEFAULT, 'ledger', '9999_of_a_newer_version', now())")
    assert tables.missing() == {("ledger", "0002_append_only")}
    answer = Client().get("/health/ready")
    assert (answer.status_code, answer.json()) == (503, {"status": "behind", "migrations": 1})


@pytest.mark.django_db
def test_before_the_first_migration_all_are_missing_and_they_are_those_that_django_finds() -> None:
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE django_migrations RENAME TO elsewhere")
    assert tables.missing() == set(MigrationLoader(None).disk_migrations)
