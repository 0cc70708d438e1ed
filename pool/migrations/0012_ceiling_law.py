"""A Pool that minded the amount of the law goes by the law; another amount stays its own."""

from decimal import Decimal

from django.db import migrations

BY_LAW = (Decimal(840), Decimal(960))


def choose(apps, schema_editor):
    Pool = apps.get_model("pool", "Pool")
    Pool._base_manager.filter(yearly_ceiling=0).update(ceiling_law="")
    Pool._base_manager.exclude(yearly_ceiling=0).exclude(yearly_ceiling__in=BY_LAW).update(ceiling_law="own")


class Migration(migrations.Migration):
    dependencies = [("pool", "0011_money")]
    operations = [migrations.RunPython(choose, migrations.RunPython.noop)]
