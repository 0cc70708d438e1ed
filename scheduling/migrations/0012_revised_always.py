"""From now on no Assignment without it; apart from the filling, which must not share a transaction."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("scheduling", "0011_revised")]

    operations = [migrations.AlterField("assignment", "revised_at", models.DateTimeField())]
