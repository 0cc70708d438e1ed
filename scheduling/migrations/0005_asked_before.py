from django.db import migrations
from django.db.models import OuterRef, Subquery
from django.utils import timezone


def fill(apps, schema_editor):
    """Earlier Offers asked for what their Request says; numbers already in use count as confirmed."""
    Offer = apps.get_model("scheduling", "Offer")
    Request = apps.get_model("scheduling", "Request")
    asked = Request.objects.filter(pk=OuterRef("request_id")).values("modality")[:1]
    Offer.objects.update(modality=Subquery(asked))
    Person = apps.get_model("pool", "Person")
    Number = apps.get_model("notifications", "Number")
    mobiles = Person.objects.filter(interpreters__isnull=False).exclude(mobile="")
    now = timezone.now()
    Number.objects.bulk_create(
        [Number(number=mobile, confirmed_at=now) for mobile in sorted(set(mobiles.values_list("mobile", flat=True)))],
        ignore_conflicts=True,
    )


class Migration(migrations.Migration):

    dependencies = [
        ("notifications", "0002_numbers_and_lines"),
        ("scheduling", "0004_asking"),
    ]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
