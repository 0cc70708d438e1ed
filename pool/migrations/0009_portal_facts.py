"""What was true before stays true: no Pool serves more than it did, and an Authority is what its field says."""

from django.db import migrations

SELDOM = ["court", "police", "asylum", "legal", "therapy", "assessment", "finance", "lessons", "translation"]
KINDS = {
    "school": "school", "kita": "kita", "youth_office": "office", "social_office": "office",
    "immigration": "office", "jobcenter": "office", "counselling": "counselling", "health": "health",
    "housing": "housing",
}  # fmt: skip


def forwards(apps, editor):
    for pool in apps.get_model("pool", "Pool").objects.all():
        pool.excluded_settings = [*pool.excluded_settings, *(s for s in SELDOM if s not in pool.excluded_settings)]
        pool.save(update_fields=["excluded_settings"])
    for setting, kind in KINDS.items():
        apps.get_model("pool", "Authority").objects.filter(setting=setting).update(kind=kind)


class Migration(migrations.Migration):
    dependencies = [("pool", "0008_portal")]

    operations = [migrations.RunPython(forwards, migrations.RunPython.noop)]
