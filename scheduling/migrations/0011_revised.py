"""Every Assignment knows when it was last revised: cancelled ones when they ended, the others at the yes."""

from django.db import migrations
from django.db.models import Case, F, When


def fill(apps, editor):
    rows = apps.get_model("scheduling", "Assignment").objects.filter(revised_at=None)
    rows.update(revised_at=Case(When(state="cancelled", then=F("ended_at")), default=F("confirmed_at")))


class Migration(migrations.Migration):
    dependencies = [("scheduling", "0010_calendars")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
