"""What a unit's counts of one month are written anew with: a window of another unit or month need not ask why."""

from django.db import migrations, models

# what was told is of any period and, of the province, of every unit: it stands under no month
_FUNCTION = """
CREATE SEQUENCE quality_beats;
CREATE FUNCTION quality_beat() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO quality_pulse (unit, month, beats)
    SELECT unit, month, nextval('quality_beats') FROM (
        SELECT DISTINCT agency_id AS unit,
               CASE TG_TABLE_NAME WHEN 'quality_told' THEN DATE '0001-01-01' ELSE first_day END AS month
          FROM written WHERE months = 1 OR TG_TABLE_NAME = 'quality_told' ORDER BY 2, 1) AS beaten
        ON CONFLICT (month, unit) DO UPDATE SET beats = nextval('quality_beats');
    RETURN NULL;
END $$;
"""
_TRIGGER = """
CREATE TRIGGER {table}_{event} AFTER {event} ON {table} REFERENCING {rows} TABLE AS written
    FOR EACH STATEMENT EXECUTE FUNCTION quality_beat();
"""
_EVENTS = {"insert": "NEW", "update": "NEW", "delete": "OLD"}
_ON = [(table, event, rows) for table in ("quality_roll", "quality_told") for event, rows in _EVENTS.items()]
_TRIGGERS = "".join(_TRIGGER.format(table=table, event=event, rows=rows) for table, event, rows in _ON)
_NO_TRIGGERS = "".join(f"DROP TRIGGER {table}_{event} ON {table};" for table, event, _rows in _ON)
_OLD = """
CREATE FUNCTION quality_beat() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO quality_pulse (unit, beats) SELECT DISTINCT agency_id, 1 FROM written ORDER BY 1
        ON CONFLICT (unit) DO UPDATE SET beats = quality_pulse.beats + 1;
    RETURN NULL;
END $$;
"""
_NO_FUNCTION = "DROP FUNCTION quality_beat();"


class Migration(migrations.Migration):
    """Whoever watches a unit in a period asks whether that has changed. Source: decision 0415."""

    dependencies = [("quality", "0012_online_with_result")]
    operations = [
        migrations.RunSQL(_NO_TRIGGERS + _NO_FUNCTION, _OLD + _TRIGGERS),
        migrations.DeleteModel("pulse"),
        migrations.CreateModel(
            "pulse",
            [
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit", models.BigIntegerField()),
                ("month", models.DateField()),
                ("beats", models.BigIntegerField()),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=["month", "unit"], name="pulse_of_month")],
            },
        ),
        migrations.RunSQL(_FUNCTION + _TRIGGERS, _NO_TRIGGERS + _NO_FUNCTION + "DROP SEQUENCE quality_beats;"),
    ]
