"""Assets over HTTP. Bytes come in at /upload and go out at /files/assets/…"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Literal, cast
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Schema, Status

from cloudstudio.accounts.person import person
from cloudstudio.answers import refusals
from cloudstudio.errors import Conflict, TooMany
from media import services, sounds
from media.bin import delete
from media.files import original_url, rendition_url
from media.inspection import Facts
from media.models import Asset, Rendition
from media.renditions.names import Retiming
from media.uses import Use, uses_of

router = Router(tags=["assets"])

SHOWN = ("thumbnail", "filmstrip", "waveform", "proxy")
State = Literal["processing", "ready", "failed"]


class RenditionUrls(Schema):
    """Addresses of an asset's bytes; null while a rendition is not made, or where there is none of that kind."""

    original: str | None
    thumbnail: str | None = None
    filmstrip: str | None = None
    waveform: str | None = None
    proxy: str | None = None


class FilmstripOut(Schema):
    """How filmstrip.webp is cut: frame i of `count` shows the source at i * interval (flicks)."""

    count: int
    width: int
    height: int
    interval: int


class AssetOut(Schema):
    """A file that a person owns. facts: null until it has been inspected.

    error: why it cannot be used; while it is processing, why that takes longer. missing: renditions that should be
    there and that nobody is making. made_from: the asset that it belongs to. hidden: it is not shown in the library.
    """

    id: UUID
    name: str
    kind: Literal["video", "image", "audio"] | None
    state: State
    error: str
    size: int
    facts: Facts | None
    filmstrip: FilmstripOut | None
    urls: RenditionUrls
    missing: list[str]
    recipe: dict[str, object] | None
    made_from: UUID | None
    hidden: bool
    created: datetime
    seq: int


class AssetIn(Schema):
    """What can be changed."""

    name: str


class SoundIn(Schema):
    """How a sound is wanted: at so many thousandths of its speed, and perhaps backwards. Its pitch is kept."""

    speed: int = 1000
    reversed: bool = False


class SoundOut(Schema):
    """Where it is; null while it is being made. The asset's next event says that it may be there."""

    url: str | None


class UseOut(Schema):
    """What shows an asset. kind: "project", "version" (an earlier state of a project), "film" or "share".

    project: the project that it belongs to; empty where it belongs to none. count: clips that show it; 0 where nobody
    counts.
    """

    kind: str
    id: str
    name: str
    project: str
    count: int


def asset_out(asset: Asset, under_way: Collection[str] | None = None) -> AssetOut:
    """Return an asset as the API shows it. under_way: the kinds of its jobs, where they are known already."""
    renditions: dict[str, Rendition] = {rendition.kind: rendition for rendition in asset.renditions.all()}
    strip = renditions.get("filmstrip")
    missing = services.missing(asset.known, renditions)
    if missing:
        busy = services.under_way(asset) if under_way is None else under_way
        missing = [kind for kind in missing if kind not in busy]
    return AssetOut(
        id=asset.pk,
        name=asset.name,
        kind=asset.known.kind if asset.known else None,
        state=cast(State, asset.state),
        error=asset.error or (services.why_not_yet(asset) if asset.state == Asset.State.PROCESSING else ""),
        size=asset.size,
        facts=asset.known,
        filmstrip=FilmstripOut(**strip.facts) if strip else None,
        urls=RenditionUrls(
            original=original_url(asset),
            **{kind: rendition_url(asset, made) for kind, made in renditions.items() if kind in SHOWN},
        ),
        missing=missing,
        recipe=asset.recipe,
        made_from=asset.made_from_id,
        hidden=asset.hidden,
        created=asset.created,
        seq=asset.seq,
    )


@router.get("/assets", response=list[AssetOut])
def list_assets(request: HttpRequest) -> list[AssetOut]:
    """Return the caller's assets that are shown in the library, the newest first."""
    user = person(request)
    working = services.all_under_way(user)
    return [asset_out(asset, working.get(str(asset.pk), ())) for asset in services.list_assets(user)]


@router.get("/assets/{uuid:asset_id}", response=AssetOut)
def get_asset(request: HttpRequest, asset_id: UUID) -> AssetOut:
    """Return one of the caller's assets."""
    return asset_out(services.access_asset(person(request), asset_id))


@router.patch("/assets/{uuid:asset_id}", response=AssetOut)
def rename_asset(request: HttpRequest, asset_id: UUID, body: AssetIn) -> AssetOut:
    """Give an asset another name."""
    return asset_out(services.rename(services.access_asset(person(request), asset_id), body.name))


@router.post("/assets/{uuid:asset_id}/sounds", response={200: SoundOut} | refusals(Conflict, TooMany))
def retimed_sound(request: HttpRequest, asset_id: UUID, body: SoundIn) -> SoundOut:
    """Return where an asset's sound is at another speed or backwards; the first time it is asked for it is made."""
    asset = services.access_asset(person(request), asset_id)
    made = sounds.retimed_sound(asset, Retiming(body.speed, body.reversed))
    return SoundOut(url=rendition_url(asset, made) if made else None)


@router.post("/assets/{uuid:asset_id}/inspect", response={200: AssetOut} | refusals(Conflict, TooMany))
def examine_again(request: HttpRequest, asset_id: UUID) -> AssetOut:
    """Examine an asset again that could not be read, or make again what is missing of one that could."""
    return asset_out(services.examine_again(services.access_asset(person(request), asset_id)))


@router.get("/assets/{uuid:asset_id}/uses", response=list[UseOut])
def asset_uses(request: HttpRequest, asset_id: UUID) -> list[Use]:
    """Return all that shows an asset of the caller's, in the bin too: projects, their earlier states, films, links."""
    user = person(request)
    return uses_of(user, services.access_asset(user, asset_id, binned=True))


@router.delete("/assets/{uuid:asset_id}", response={204: None})
def delete_asset(request: HttpRequest, asset_id: UUID) -> Status[None]:
    """Put an asset into the bin. Projects that use it show a placeholder in its place until it is brought back."""
    delete(services.access_asset(person(request), asset_id))
    return Status(204, None)
