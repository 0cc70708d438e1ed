"""A Road may say that there is none."""

from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("pool", "0003_spoken_places")]

    operations = [
        migrations.AlterField("road", "km", models.FloatField(null=True)),
        migrations.AlterField("road", "minutes", models.FloatField(null=True)),
        migrations.AddConstraint(
            "road",
            models.CheckConstraint(
                name="road_whole",
                condition=Q(km__isnull=True, minutes__isnull=True)
                | Q(km__isnull=False, minutes__isnull=False, km__gte=0, minutes__gte=0),
            ),
        ),
    ]
