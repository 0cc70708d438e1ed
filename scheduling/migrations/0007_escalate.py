from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):

    dependencies = [("scheduling", "0006_late_yes")]

    operations = [
        migrations.RemoveConstraint("slot", "slot_rank_known"),
        migrations.AddConstraint(
            "slot", models.CheckConstraint(name="slot_rank_known", condition=Q(rank__gte=0))
        ),
    ]
