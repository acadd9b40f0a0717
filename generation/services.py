"""Asking for pictures, keeping them, throwing them away."""

from __future__ import annotations

import secrets
import shutil
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models.signals import post_delete
from django.dispatch import receiver

from cloudstudio import blobs
from cloudstudio.accounts.models import User
from cloudstudio.errors import Conflict, Invalid, NotFound, TooMany
from cloudstudio.jobs.models import Job
from cloudstudio.jobs.services import enqueue
from cloudstudio.scratch import scratch_folder
from cloudstudio.storage.quota import check_room
from generation.asking import check_values, picture_parameters, recipe_of
from generation.models import GeneratedPicture, Generation
from generation.zoo import get_model
from generation.zoo.base import MAX_SEED, InvalidRequest, UnknownModel
from media.models import Asset
from media.services import create_asset_from_file

#: Series that one person may have waiting: the queue is everybody's.
MOST_WAITING = 20
#: Letters of the prompt that make a kept picture's name.
NAME_FROM_PROMPT = 60


def start(
    owner: User, *, model: str, parameters: dict[str, Any], prompt: str, seed: int | None, count: int
) -> Generation:
    """Queue a series of pictures. Raises Invalid, TooMany and NoRoom."""
    check_room(owner)
    try:
        rung = get_model(model)
        if given := picture_parameters(rung) & {name for name, value in parameters.items() if value}:
            raise Invalid(f"“{min(given)}” cannot be given here: this studio starts from words only.")
        values = check_values(rung, parameters, prompt)
    except (InvalidRequest, UnknownModel) as error:
        raise Invalid(str(error)) from error
    waiting = Job.objects.filter(
        owner=owner, kind="generate", state__in=[Job.State.QUEUED, Job.State.RUNNING]
    )
    if waiting.count() >= MOST_WAITING:
        raise TooMany(f"{MOST_WAITING} of your series are waiting already; wait for one or cancel one.")
    with transaction.atomic():
        generation = Generation(
            owner=owner,
            model=rung.name,
            prompt=prompt,
            parameters=values,
            seed=secrets.randbelow(MAX_SEED + 1) if seed is None else seed,
            count=count,
        )
        generation.job = enqueue("generate", owner, {"pictures": count}, subject=str(generation.pk))
        generation.save()
    return generation


def access_generation(user: User, generation_id: UUID) -> Generation:
    """Return the person's own series. Raises NotFound."""
    found = Generation.objects.filter(pk=generation_id, owner=user).select_related("job").first()
    if found is None:
        raise NotFound("There is no such generation.")
    return found


def access_picture(user: User, generation_id: UUID, index: int) -> GeneratedPicture:
    """Return one picture of the person's. Raises NotFound, and Conflict while it is not made yet."""
    generation = access_generation(user, generation_id)
    picture = generation.pictures.filter(index=index).first()
    if picture is None:
        if index < generation.count and not generation.job.is_final:
            raise Conflict("This picture is not finished yet.")
        raise NotFound("There is no such picture.")
    return picture


def keep(user: User, generation_id: UUID, index: int, name: str) -> Asset:
    """Make an asset of a picture; keeping it twice gives the same asset. Raises NotFound, Conflict and NoRoom."""
    picture = access_picture(user, generation_id, index)
    if (kept := _kept_as(picture, user)) is not None:
        return kept
    check_room(user, picture.size)
    generation = picture.generation
    recipe = recipe_of(generation.model, generation.parameters, picture.seed).model_dump(mode="json")
    called = name.strip() or default_name(generation)
    with scratch_folder() as folder:
        copy = folder / "picture.png"
        shutil.copyfile(blobs.local_path(picture.blob), copy)
        with blobs.prepared([copy]), transaction.atomic():
            # Another page may have kept it meanwhile.
            picture = GeneratedPicture.objects.select_for_update().get(pk=picture.pk)
            if (kept := _kept_as(picture, user)) is not None:
                return kept
            asset = create_asset_from_file(user, copy, called, recipe=recipe)
            picture.asset = asset.pk
            picture.save(update_fields=["asset"])
    return asset


def _kept_as(picture: GeneratedPicture, user: User) -> Asset | None:
    return Asset.objects.filter(pk=picture.asset, owner=user).first() if picture.asset else None


def default_name(generation: Generation) -> str:
    """Return the first words of the prompt, or what the model is called."""
    words = " ".join(generation.prompt.replace("/", " ").split())
    return f"{words[:NAME_FROM_PROMPT] or get_model(generation.model).title}.png"


@receiver(post_delete, sender=GeneratedPicture)
def _forget(sender: type[GeneratedPicture], instance: GeneratedPicture, **_: Any) -> None:
    """However a row goes: its bytes go with it."""
    blobs.delete(instance.blob)
