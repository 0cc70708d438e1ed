from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("scheduling", "0021_money_filled")]
    operations = [
        migrations.RemoveConstraint(
            model_name='tariff',
            name='tariff_not_negative',
        ),
        migrations.RemoveField(
            model_name='tariff',
            name='absent_percent',
        ),
        migrations.RemoveField(
            model_name='tariff',
            name='amount',
        ),
        migrations.RemoveField(
            model_name='tariff',
            name='kind',
        ),
    ]
