"""What stood in columns becomes terms; a Statement of one month ends with it; who has attested so far."""

from calendar import monthrange

from django.db import migrations


def fill(apps, schema_editor):
    Tariff = apps.get_model("scheduling", "Tariff")
    for row in Tariff._base_manager.iterator():
        time = {"base": str(row.amount), "covers": None, "step": "0.00", "each": 60, "grace": 0, "unused_percent": 0}
        row.terms = {"time": time, "absent_percent": row.absent_percent}
        row.save(update_fields=["terms"])
    Statement = apps.get_model("scheduling", "Statement")
    for row in Statement._base_manager.iterator():
        row.until = row.month.replace(day=monthrange(row.month.year, row.month.month)[1])
        row.save(update_fields=["until"])
    Record = apps.get_model("scheduling", "ServiceRecord")
    attested = Record._base_manager.filter(attested_at__isnull=False)
    attested.filter(stated_absent__isnull=False).update(attested_how="authority")
    attested.filter(stated_absent__isnull=True).update(attested_how="coordinator")


class Migration(migrations.Migration):
    dependencies = [("scheduling", "0020_money")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
