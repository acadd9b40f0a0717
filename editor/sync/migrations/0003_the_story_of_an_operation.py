"""How an operation came about, and the size of what is stored. What was stored before is measured once."""

import editor.sync.models
from django.db import migrations, models
from django.db.models.functions import Cast, Length


def measure(apps, schema_editor):
    """Fill in how large the stored operations and snapshots are."""
    for model, field in (("Operation", "operation"), ("Snapshot", "document")):
        rows = apps.get_model("sync", model).objects.filter(size=0)
        rows.update(size=Length(Cast(field, models.TextField())))


class Migration(migrations.Migration):

    dependencies = [
        ('sync', '0002_bin'),
    ]

    operations = [
        migrations.AddField(
            model_name='operation',
            name='cause',
            field=models.CharField(default='edit', max_length=8),
        ),
        migrations.AddField(
            model_name='operation',
            name='device',
            field=models.CharField(default='', max_length=64),
        ),
        migrations.AddField(
            model_name='operation',
            name='size',
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AddField(
            model_name='operation',
            name='step',
            field=models.CharField(default='', max_length=64),
        ),
        migrations.AddField(
            model_name='operation',
            name='version',
            field=models.PositiveSmallIntegerField(default=1),
        ),
        migrations.AddField(
            model_name='snapshot',
            name='size',
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AlterField(
            model_name='snapshot',
            name='document',
            field=models.JSONField(encoder=editor.sync.models.DocumentEncoder),
        ),
        migrations.RunPython(measure, migrations.RunPython.noop),
    ]
