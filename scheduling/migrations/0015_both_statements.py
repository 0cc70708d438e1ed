"""What an Interpreter has reported so far is what counts; corrected figures stay in the journal alone."""

from django.db import migrations
from django.db.models import F


def forwards(apps, editor):
    records = apps.get_model("scheduling", "ServiceRecord").objects.exclude(state="open")
    records.filter(reported_at__isnull=False).update(reported_minutes=F("minutes"), reported_absent=F("absent"))


class Migration(migrations.Migration):
    dependencies = [("scheduling", "0014_portal")]

    operations = [migrations.RunPython(forwards, migrations.RunPython.noop)]
