"""The application's role may add facts and nothing more; the database says so by itself.

Source: decision 0002
"""

import psycopg
import pytest

INSERT = """
    INSERT INTO ledger_fact (subject, name, at, recorded_at, actor, actor_id, body)
    VALUES ('dossier:1', 'DossierReceived', now(), now(), 'anh Hùng', 1, '{}')
"""


def test_the_application_states_a_fact_and_reads_it(as_application: psycopg.Connection) -> None:
    as_application.execute(INSERT)
    row = as_application.execute("SELECT n, octet_length(digest) FROM ledger_fact").fetchone()
    assert row == (1, 32)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE ledger_fact SET actor = 'someone'",
        "DELETE FROM ledger_fact",
        "TRUNCATE ledger_fact",
        "UPDATE ledger_seal SET facts = 0",
        "DELETE FROM ledger_seal",
    ],
)
def test_the_application_may_not_touch_what_was_said(as_application: psycopg.Connection, statement: str) -> None:
    as_application.execute(INSERT)
    with pytest.raises(psycopg.errors.InsufficientPrivilege, match="permission denied for table"):
        as_application.execute(statement)


@pytest.mark.parametrize(
    "statement",
    [
        "DROP TRIGGER fact_stays ON ledger_fact",
        "ALTER TABLE ledger_fact DISABLE TRIGGER ALL",
        "DROP TABLE ledger_fact",
        "CREATE OR REPLACE FUNCTION ledger_refuse() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
        "SET session_replication_role = replica",
    ],
)
def test_the_application_may_not_disarm_the_guard(as_application: psycopg.Connection, statement: str) -> None:
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        as_application.execute(statement)


def test_even_the_owner_meets_the_trigger(database_url: str) -> None:
    with psycopg.connect(database_url) as owner:
        owner.execute(INSERT)
        with pytest.raises(psycopg.errors.InsufficientPrivilege, match="append-only"):
            owner.execute("DELETE FROM ledger_fact")
        owner.rollback()


def test_the_application_works_with_the_other_tables(as_application: psycopg.Connection) -> None:
    tables = as_application.execute(
        "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename NOT LIKE 'ledger%'"
    ).fetchall()
    assert len(tables) > 20
    for (table,) in tables:
        for right in ("SELECT", "INSERT", "UPDATE", "DELETE"):
            allowed = as_application.execute(
                "SELECT has_table_privilege(%s, %s)", [f'public."{table}"', right]
            ).fetchone()
            assert allowed == (True,), (table, right)
