"""Jobs wait in lanes, and know their due time, their expected cost and how often they failed."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

#: Lanes of the kinds that there were, in the queues that there were.
LONG = ("proxy", "export")
FORMER = {"light": "express", "render": "short"}


def into_lanes(apps, schema_editor):
    """Put each job where its like waits now. Films of unknown length wait where they hold nobody up."""
    jobs = apps.get_model("jobs", "Job").objects
    for queue, lane in FORMER.items():
        jobs.filter(lane=queue, kind__in=LONG).update(lane="long")
        jobs.filter(lane=queue).update(lane=lane)


def into_queues(apps, schema_editor):
    jobs = apps.get_model("jobs", "Job").objects
    jobs.filter(lane="express").update(lane="light")
    jobs.filter(lane__in=["short", "long", "low"]).update(lane="render")


class Migration(migrations.Migration):

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("jobs", "0001_initial"),
    ]

    operations = [
        migrations.RemoveIndex(model_name="job", name="jobs_by_queue"),
        migrations.RenameField(model_name="job", old_name="queue", new_name="lane"),
        migrations.AddField("job", "due", models.DateTimeField(default=django.utils.timezone.now)),
        migrations.AddField("job", "expected", models.FloatField(default=1.0)),
        migrations.AddField("job", "deaths", models.PositiveIntegerField(default=0)),
        migrations.AddField("job", "faults", models.PositiveIntegerField(default=0)),
        migrations.RunPython(into_lanes, into_queues, elidable=True),
        migrations.AddIndex(
            "job", models.Index(fields=["lane", "state", "owner", "created", "due"], name="jobs_by_lane")
        ),
        migrations.CreateModel(
            name="Pace",
            fields=[
                ("kind", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("ratio", models.FloatField(default=1.0)),
                ("measured", models.PositiveIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name="Served",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("lane", models.CharField(max_length=16)),
                ("seconds", models.FloatField(default=0.0)),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=["owner", "lane"], name="served_once_a_lane")]
            },
        ),
    ]
