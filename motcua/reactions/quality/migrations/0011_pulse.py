"""Each unit has a number that grows whenever what the index says of it is written anew, in the same transaction."""

from django.db import migrations, models

_FUNCTION = """
CREATE FUNCTION quality_beat() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO quality_pulse (unit, beats) SELECT DISTINCT agency_id, 1 FROM written ORDER BY 1
        ON CONFLICT (unit) DO UPDATE SET beats = quality_pulse.beats + 1;
    RETURN NULL;
END $$;
"""
_TRIGGER = """
CREATE TRIGGER {table}_{event} AFTER {event} ON {table} REFERENCING {rows} TABLE AS written
    FOR EACH STATEMENT EXECUTE FUNCTION quality_beat();
"""
_EVENTS = {"insert": "NEW", "update": "NEW", "delete": "OLD"}
_ON = [(table, event, rows) for table in ("quality_roll", "quality_told") for event, rows in _EVENTS.items()]
_UP = _FUNCTION + "".join(_TRIGGER.format(table=table, event=event, rows=rows) for table, event, rows in _ON)
_DOWN = "".join(f"DROP TRIGGER {table}_{event} ON {table};" for table, event, _rows in _ON)


class Migration(migrations.Migration):
    """Whoever watches the index asks one number whether anything has changed. Source: decision 0408."""

    dependencies = [("quality", "0010_population_used")]
    operations = [
        migrations.CreateModel(
            "pulse",
            [
                ("unit", models.BigIntegerField(primary_key=True, serialize=False)),
                ("beats", models.BigIntegerField()),
            ],
        ),
        migrations.RunSQL(_UP, _DOWN + "DROP FUNCTION quality_beat();"),
    ]
