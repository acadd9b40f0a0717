"""Generation over HTTP: the models there are, series of pictures, keeping one."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, cast
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Schema, Status
from pydantic import Field

from cloudstudio.accounts.person import person
from cloudstudio.answers import refusals
from cloudstudio.errors import Conflict, TooMany
from cloudstudio.jobs.api import State
from cloudstudio.jobs.live import recall
from generation import services
from generation.asking import LONGEST_PROMPT, picture_parameters, takes_words
from generation.bin import discard
from generation.models import Generation
from generation.tools.api import router as tools_router
from generation.zoo import all_models, get_model
from generation.zoo.base import MAX_SEED, UnknownModel
from media.api import AssetOut, asset_out

router = Router(tags=["generation"])
router.add_router("", tools_router)

MOST_PICTURES = 8
LONGEST_LIST = 100


class ModelOut(Schema):
    """A model: `parameters` is the JSON Schema from which a panel draws its controls.

    A `lesson` is there to be understood, not for pictures that are wanted; what is not `ready` cannot draw here yet.
    """

    name: str
    title: str
    summary: str
    parameters: dict[str, Any]
    prompted: bool
    lesson: bool
    ready: bool


class GenerationIn(Schema):
    """What is asked for. Without a seed one is drawn; `count` pictures have seeds that count up from it."""

    model: Annotated[str, Field(min_length=1, max_length=64)]
    parameters: dict[str, Any] = {}
    prompt: Annotated[str, Field(max_length=LONGEST_PROMPT)] = ""
    seed: Annotated[int, Field(ge=0, le=MAX_SEED)] | None = None
    count: Annotated[int, Field(ge=1, le=MOST_PICTURES)] = 1


class PictureOut(Schema):
    """One finished picture. `numbers` are the values that were drawn; `asset` is what it was kept as."""

    index: int
    seed: int
    url: str
    width: int
    height: int
    caption: str
    numbers: dict[str, Any]
    asset: UUID | None


class GenerationOut(Schema):
    """A series of pictures and where its job stands; `not_understood` are words that mean nothing to the model."""

    id: UUID
    job: UUID
    state: State
    progress: float
    error: str
    model: str
    prompt: str
    parameters: dict[str, Any]
    seed: int
    count: int
    created: datetime
    not_understood: list[str]
    pictures: list[PictureOut]


class KeepIn(Schema):
    """Which picture of the series, and what the asset is to be called."""

    index: Annotated[int, Field(ge=0, lt=MOST_PICTURES)] = 0
    name: Annotated[str, Field(max_length=200)] = ""


def _not_understood(generation: Generation) -> list[str]:
    try:
        return get_model(generation.model).not_understood(generation.prompt)
    except UnknownModel:  # an older series, of a rung that is gone
        return []


def out(generation: Generation) -> GenerationOut:
    """Show a series as the API does."""
    job = recall(generation.job)
    return GenerationOut(
        id=generation.pk,
        job=job.pk,
        state=cast("State", job.state),
        progress=job.progress,
        error=job.error,
        model=generation.model,
        prompt=generation.prompt,
        parameters=generation.parameters,
        seed=generation.seed,
        count=generation.count,
        created=generation.created,
        not_understood=_not_understood(generation),
        pictures=[
            PictureOut(
                index=picture.index,
                seed=picture.seed,
                url=f"/files/generations/{generation.pk}/{picture.index}.png",
                width=picture.width,
                height=picture.height,
                caption=picture.caption,
                numbers=picture.numbers,
                asset=picture.asset,
            )
            for picture in generation.pictures.all()
        ],
    )


@router.get("/models", response=list[ModelOut])
def list_models(request: HttpRequest) -> list[ModelOut]:
    """List the models of this studio, from the simplest up."""
    models = []
    for model in all_models():
        schema = model.request.model_json_schema()
        for name in picture_parameters(model):
            schema["properties"].pop(name)
        models.append(
            ModelOut(
                name=model.name,
                title=model.title,
                summary=model.summary,
                parameters=schema,
                prompted=takes_words(model),
                lesson=model.lesson,
                ready=model.is_ready(),
            )
        )
    return models


@router.post("/generations", response={202: GenerationOut} | refusals(TooMany))
def create_generation(request: HttpRequest, body: GenerationIn) -> Status[GenerationOut]:
    """Start making pictures; their steps come as `job.step` events, files under `/files/jobs/JOB/`."""
    generation = services.start(
        person(request),
        model=body.model,
        parameters=body.parameters,
        prompt=body.prompt,
        seed=body.seed,
        count=body.count,
    )
    return Status(202, out(generation))


@router.get("/generations", response=list[GenerationOut])
def list_generations(request: HttpRequest) -> list[GenerationOut]:
    """List the caller's latest series, newest first."""
    mine = Generation.objects.filter(owner=person(request)).order_by("-created")
    return [out(found) for found in mine.select_related("job").prefetch_related("pictures")[:LONGEST_LIST]]


@router.get("/generations/{generation_id}", response=GenerationOut)
def get_generation(request: HttpRequest, generation_id: UUID) -> GenerationOut:
    """Return one series of the caller's."""
    return out(services.access_generation(person(request), generation_id))


@router.delete("/generations/{generation_id}", response={204: None})
def delete_generation(request: HttpRequest, generation_id: UUID) -> Status[None]:
    """Put a series into the bin; what was kept as an asset stays."""
    discard(services.access_generation(person(request), generation_id))
    return Status(204, None)


@router.post("/generations/{generation_id}/keep", response={201: AssetOut} | refusals(Conflict))
def keep_picture(request: HttpRequest, generation_id: UUID, body: KeepIn) -> Status[AssetOut]:
    """Make an asset of one picture."""
    asset = services.keep(person(request), generation_id, body.index, body.name)
    return Status(201, asset_out(asset))
