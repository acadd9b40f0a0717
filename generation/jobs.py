"""The job that makes pictures."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import generation.tools.jobs  # noqa: F401  (it registers its job)
from cloudstudio import blobs
from cloudstudio.jobs.kinds import JobKind, News, register
from cloudstudio.jobs.models import Job
from cloudstudio.sandbox import Limits, Refused, Work
from generation.checkpoints import models_folder
from generation.models import GeneratedPicture, Generation


@register
class Generate(JobKind):
    """Make the pictures of one Generation."""

    name = "generate"
    lane = "gpu"

    def expected(self, job: Job) -> float:
        return 2.0 + float(job.params.get("pictures", 1))

    def prepare(self, job: Job, folder: Path) -> Work:
        """Hand the recipe to the child."""
        generation = _generation_of(job)
        weights = models_folder()
        return Work(
            "generation.work",
            {
                "model": generation.model,
                "request": generation.parameters,
                "seed": generation.seed,
                "count": generation.count,
            },
            read=(weights,) if weights.is_dir() else (),
            # What is read here is the operator's own, not a stranger's.
            limits=Limits(memory=None),
            gpu=True,
        )

    def finish(self, job: Job, out: Path, result: dict[str, Any]) -> dict[str, Any]:
        """Keep the pictures."""
        generation = _generation_of(job)
        for made in result["pictures"]:
            GeneratedPicture.objects.create(
                generation=generation,
                index=made["index"],
                seed=made["seed"],
                size=(out / made["file"]).stat().st_size,
                blob=blobs.put(out / made["file"]),
                width=made["width"],
                height=made["height"],
                caption=made["caption"][:300],
                numbers=made["numbers"],
            )
        return {"generation": str(generation.pk), "pictures": len(result["pictures"])}

    def news(self, job: Job) -> News | None:
        """Say that the pictures are there, or why there are none."""
        generation = Generation.objects.filter(job=job).first()
        if generation is None:
            return None
        words = f"“{generation.prompt[:200]}”" if generation.prompt else generation.model
        if job.state == Job.State.FAILED:
            return News("Your pictures could not be made", (words, job.error))
        count = generation.pictures.count()
        title = "Your picture is ready" if count == 1 else f"Your {count} pictures are ready"
        return News(title, (words, "Open a project and keep those that you like, under Generate."))


def _generation_of(job: Job) -> Generation:
    generation = Generation.objects.filter(job=job).first()
    if generation is None:
        raise Refused("The pictures were deleted.")
    return generation
