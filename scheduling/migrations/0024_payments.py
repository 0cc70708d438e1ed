from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("scheduling", "0023_archive")]
    operations = [
        migrations.AddField(
            model_name="bankaccount",
            name="donates",
            field=models.BooleanField(default=False, verbose_name="möchte es spenden"),
        ),
        migrations.AddField(
            model_name="paymentrun",
            name="csv",
            field=models.BinaryField(null=True),
        ),
    ]
