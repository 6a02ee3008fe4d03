"""What facts touched is noted, so that many deliveries are counted together."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Facts can be counted by the handful."""

    dependencies = [("quality", "0006_found_by_day")]
    operations = [
        migrations.CreateModel(
            "touched",
            [
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.TextField()),
            ],
        ),
    ]
