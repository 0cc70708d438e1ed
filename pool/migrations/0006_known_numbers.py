"""A number from which somebody has answered before is confirmed: who wrote to us reads there."""

from django.db import migrations
from django.db.models import Max


def confirm_known(apps, schema_editor):
    """From the last answer on; after half a year of silence the day's round asks anew, as always."""
    Message = apps.get_model("notifications", "Message")
    Number = apps.get_model("notifications", "Number")
    Person = apps.get_model("pool", "Person")
    heard = Message.objects.filter(direction="in", channel="sms", state="handled")
    last = dict(heard.order_by().values_list("sender").annotate(Max("created_at")))
    known = set(Number.objects.values_list("number", flat=True)) | {""}
    ours = set(Person.objects.values_list("mobile", flat=True)) - known
    Number.objects.bulk_create(
        Number(number=number, confirmed_at=last[number], heard_at=last[number])
        for number in sorted(ours & set(last))
    )


class Migration(migrations.Migration):
    dependencies = [
        ("pool", "0005_asking"),
        ("notifications", "0002_numbers_and_lines"),
    ]

    operations = [migrations.RunPython(confirm_known, migrations.RunPython.noop)]
