from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('scheduling', '0002_matching'),
    ]

    operations = [
        migrations.AddField(
            model_name='offer',
            name='via',
            field=models.CharField(blank=True, default='', max_length=3),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='assignment',
            name='via',
            field=models.CharField(blank=True, default='', max_length=3),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='position',
            name='dropped',
            field=models.BooleanField(default=False),
        ),
    ]
