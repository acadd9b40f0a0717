"""Which films have a ladder, and who sees to it that they get one. Nothing else writes these rows.

One is made of a film that a link leads to: what nobody watches needs none. Until it is there, the film's own file is
sent.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete
from django.dispatch import receiver

from cloudstudio import blobs
from cloudstudio.jobs.models import Job
from cloudstudio.jobs.services import active_jobs, cancel, enqueue
from cloudstudio.sandbox import Refused
from cloudstudio.sweeps import register_sweep
from editor.exports.models import Export
from editor.exports.services import film_finished
from editor.shares.models import Ladder, LadderFile, Share
from editor.shares.services import WATCHABLE, newest_film, working_shares

KIND = "ladder"
#: Ladders that wait at one time because of the sweep.
MOST_WAITING = 20


def want(film: Export) -> bool:
    """Have a finished film's ladder made, unless it has one or somebody is at it; tell whether that was asked for."""
    if not film.blob or not film.facts:
        return False
    # Whoever is at it is looked for first: one that ends in between has left its ladder.
    if active_jobs(film.owner_id, str(film.pk)).filter(kind=KIND).exists():
        return False
    if Ladder.objects.filter(export=film).exists():
        return False
    with transaction.atomic():
        params = {"export": str(film.pk), "cost": cost_of(film.facts)}
        enqueue(KIND, film.owner, params, subject=str(film.pk))
    return True


def cost_of(facts: dict[str, Any]) -> float:
    """Return 10⁹ pixels of all the film's frames."""
    return float(facts.get("width", 0) * facts.get("height", 0) * facts.get("frames", 0)) / 1e9


def film_of(job: Job) -> Export:
    """Return the film that a job's ladder is of. Raises Refused once it has been deleted."""
    film = Export.objects.filter(pk=job.params["export"]).exclude(blob="").first()
    if film is None:
        raise Refused("The film was deleted.")
    return film


def take_ladder(job: Job, out: Path, result: dict[str, Any]) -> Ladder:
    """Take over what was made, in the transaction that ends the job. One that was there before is replaced."""
    film = film_of(job)
    Ladder.objects.filter(export=film).delete()
    facts = {name: result[name] for name in ("poster", "rungs")}
    ladder = Ladder.objects.create(export=film, facts=facts)
    for name in result["files"]:
        LadderFile.objects.create(ladder=ladder, name=name, blob=blobs.put(out / name))
    return ladder


def do_without(job: Job) -> None:
    """Write down that a film gets none, so that it is not tried again; one that is gone needs no word."""
    film = Export.objects.filter(pk=job.params["export"]).first()
    if film is not None:
        Ladder.objects.get_or_create(export=film, defaults={"failed": True})


def ladder_of(film: Export) -> Ladder | None:
    """Return the film's ladder, if it is ready."""
    return Ladder.objects.filter(export=film, failed=False).first()


def ladder_url(share: Share, key: str, ladder: Ladder) -> str:
    """Return the folder in which a link's viewers find a ladder, for those with this key; "" for none."""
    return f"/files/shares/{share.token}{'.' if key else ''}{key}/{ladder.pk.hex}/"


def sweep() -> None:
    """Have made what links lead to and has no ladder, and stop making those of deleted films."""
    waiting = Job.objects.filter(kind=KIND, state__in=(Job.State.QUEUED, Job.State.RUNNING))
    there = Export.objects.filter(pk__in=[job.params["export"] for job in waiting])
    present = {str(key) for key in there.values_list("pk", flat=True)}
    for job in waiting:
        if job.params["export"] not in present:
            cancel(job)
    wanted = Export.objects.filter(
        pk__in=working_shares().values("export"), ladder=None, settings__format__in=WATCHABLE
    )
    room = max(0, MOST_WAITING - len(present))
    following = working_shares().filter(follows=True).order_by("-created")[:MOST_WAITING]
    for film in [*wanted.exclude(blob="").order_by("-created")[:room], *map(newest_film, following)]:
        want(film)


@receiver(film_finished)
def _finished(sender: type[Export], film: Export, **_: Any) -> None:
    """Where a link leads to the film, or follows its project's newest, its ladder is made next."""
    shares = working_shares().filter(owner=film.owner_id)
    followed = shares.filter(follows=True, export__project=film.project_id)
    if film.settings.get("format", "mp4") in WATCHABLE and (
        shares.filter(export=film).exists() or followed.exists()
    ):
        want(film)


@receiver(post_delete, sender=Export)
def _film_gone(sender: type[Export], instance: Export, **_: Any) -> None:
    for job in active_jobs(instance.owner_id, str(instance.pk)).filter(kind=KIND):
        cancel(job)


@receiver(post_delete, sender=LadderFile)
def _forget(sender: type[LadderFile], instance: LadderFile, **_: Any) -> None:
    blobs.delete(instance.blob)


register_sweep("ladders", sweep)
