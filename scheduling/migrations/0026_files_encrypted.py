"""The files of PaymentRuns hold whole IBANs: from now on they are encrypted, those made before as well."""

from django.db import migrations

from pool.encryption import EncryptedBinaryField, box

COLUMNS = ("file", "csv")


def encrypt(apps, schema_editor):
    runs = apps.get_model("scheduling", "PaymentRun")._base_manager
    for row in runs.exclude(file=None).only(*COLUMNS).iterator(chunk_size=20):
        kept = {name: getattr(row, name) for name in COLUMNS}
        runs.filter(pk=row.pk).update(
            **{name: box().encrypt(bytes(value)) for name, value in kept.items() if value is not None}
        )


class Migration(migrations.Migration):
    dependencies = [("scheduling", "0025_records")]
    operations = [
        migrations.RunPython(encrypt, migrations.RunPython.noop),
        migrations.AlterField(model_name="paymentrun", name="file", field=EncryptedBinaryField(null=True)),
        migrations.AlterField(model_name="paymentrun", name="csv", field=EncryptedBinaryField(null=True)),
    ]
