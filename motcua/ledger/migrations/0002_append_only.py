"""The database refuses to change or remove a fact, and chains each fact to the one before it about the same subject."""

from django.db import migrations

FORWARD = r"""
CREATE FUNCTION ledger_moment(at timestamptz) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') $$;

CREATE FUNCTION ledger_chain() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    before_n integer;
    before_digest bytea;
BEGIN
    SELECT n, digest INTO before_n, before_digest
      FROM ledger_fact WHERE subject = NEW.subject ORDER BY n DESC LIMIT 1;
    NEW.n := coalesce(before_n, 0) + 1;
    NEW.digest := sha256(
        coalesce(before_digest, ''::bytea)
        || convert_to(concat_ws(chr(31), NEW.subject, NEW.n, NEW.name, ledger_moment(NEW.at),
                                ledger_moment(NEW.recorded_at), NEW.actor, coalesce(NEW.actor_id::text, ''), NEW.body),
                      'UTF8'));
    RETURN NEW;
END $$;

CREATE TRIGGER fact_follows BEFORE INSERT ON ledger_fact FOR EACH ROW EXECUTE FUNCTION ledger_chain();

CREATE FUNCTION ledger_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'The ledger is append-only: % on % is refused. Record a new fact instead.', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TRIGGER fact_stays BEFORE UPDATE OR DELETE ON ledger_fact FOR EACH ROW EXECUTE FUNCTION ledger_refuse();
CREATE TRIGGER facts_stay BEFORE TRUNCATE ON ledger_fact FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse();
CREATE TRIGGER seal_stays BEFORE UPDATE OR DELETE ON ledger_seal FOR EACH ROW EXECUTE FUNCTION ledger_refuse();
CREATE TRIGGER seals_stay BEFORE TRUNCATE ON ledger_seal FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse();

DO $$ BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'motcua_app') THEN
        REVOKE UPDATE, DELETE, TRUNCATE, TRIGGER ON ledger_fact, ledger_seal FROM motcua_app;
        GRANT SELECT, INSERT ON ledger_fact, ledger_seal TO motcua_app;
    END IF;
END $$;
"""

BACKWARD = """
DROP TRIGGER fact_follows ON ledger_fact;
DROP TRIGGER fact_stays ON ledger_fact;
DROP TRIGGER facts_stay ON ledger_fact;
DROP TRIGGER seal_stays ON ledger_seal;
DROP TRIGGER seals_stay ON ledger_seal;
DROP FUNCTION ledger_chain();
DROP FUNCTION ledger_refuse();
DROP FUNCTION ledger_moment(timestamptz);
"""


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_initial")]

    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
