"""Courses of other systems that have not ended are found by the day they came in: those of other years are not read."""

from django.db import migrations

_ENDED = "((ended_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date)"
FORWARD = f"""
DROP INDEX imported_not_ended;
CREATE INDEX imported_not_ended ON quality_imported (agency_id, received_at) WHERE {_ENDED} IS NULL;
"""
BACKWARD = f"""
DROP INDEX imported_not_ended;
CREATE INDEX imported_not_ended ON quality_imported (agency_id) WHERE {_ENDED} IS NULL;
"""


class Migration(migrations.Migration):
    """What a unit could still win back is asked of one period at a time."""

    dependencies = [("quality", "0013_pulse_by_month")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
