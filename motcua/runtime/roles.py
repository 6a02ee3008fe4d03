"""The two roles of the database: who builds the tables, and who works with them.

Source: decision 0002
"""

import psycopg
from psycopg import sql

OWNER = "postgres"
APP = "motcua_app"
APPEND_ONLY = ("ledger_fact", "ledger_seal")  # the application may add rows here and read them, nothing else


def ensure(connection: psycopg.Connection[tuple[object, ...]], database: str) -> None:
    """The application's role and the database exist; the connection is the owner's and commits by itself."""
    if not _exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = %s", APP):
        connection.execute(sql.SQL("CREATE ROLE {} LOGIN").format(sql.Identifier(APP)))
    if not _exists(connection, "SELECT 1 FROM pg_database WHERE datname = %s", database):
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(database)))


def grant(connection: psycopg.Connection[tuple[object, ...]], role: str = APP) -> None:
    """The role may work with every table and sequence of the house, and only add to the append-only ones.

    Run by the owner after each migration.
    """
    name = sql.Identifier(role)
    for right in (
        "GRANT USAGE ON SCHEMA public TO {}",
        "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {}",
        "GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {}",
    ):
        connection.execute(sql.SQL(right).format(name))
    for table in APPEND_ONLY:
        if _exists(connection, "SELECT 1 WHERE to_regclass(%s) IS NOT NULL", table):
            connection.execute(
                sql.SQL("REVOKE UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER ON {} FROM {}").format(
                    sql.Identifier(table), name
                )
            )


def _exists(connection: psycopg.Connection[tuple[object, ...]], question: str, value: str) -> bool:
    return connection.execute(question.encode(), [value]).fetchone() is not None
