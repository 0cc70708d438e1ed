from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("scheduling", "0007_escalate")]

    operations = [
        migrations.AddField(
            model_name="link",
            name="made_for",
            field=models.CharField(default="", max_length=64),
            preserve_default=False,
        ),
    ]
