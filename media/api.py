"""Assets over HTTP. Bytes come in at /upload and go out at /files/assets/…"""

from __future__ import annotations

from datetime import datetime
from typing import Literal, cast
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Schema

from cloudstudio.accounts.person import person
from media import services, sounds
from media.files import original_url, rendition_url
from media.inspection import Facts
from media.models import Asset, Rendition
from media.renditions.names import Retiming

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
    """A file that a person owns. facts: null until it has been inspected. error: why it cannot be used."""

    id: UUID
    name: str
    kind: Literal["video", "image", "audio"] | None
    state: State
    error: str
    size: int
    facts: Facts | None
    filmstrip: FilmstripOut | None
    urls: RenditionUrls
    recipe: dict[str, object] | None
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


def asset_out(asset: Asset) -> AssetOut:
    """Return an asset as the API shows it."""
    renditions: dict[str, Rendition] = {rendition.kind: rendition for rendition in asset.renditions.all()}
    strip = renditions.get("filmstrip")
    return AssetOut(
        id=asset.pk,
        name=asset.name,
        kind=asset.known.kind if asset.known else None,
        state=cast(State, asset.state),
        error=asset.error,
        size=asset.size,
        facts=asset.known,
        filmstrip=FilmstripOut(**strip.facts) if strip else None,
        urls=RenditionUrls(
            original=original_url(asset),
            **{kind: rendition_url(asset, made) for kind, made in renditions.items() if kind in SHOWN},
        ),
        recipe=asset.recipe,
        created=asset.created,
        seq=asset.seq,
    )


@router.get("/assets", response=list[AssetOut])
def list_assets(request: HttpRequest) -> list[AssetOut]:
    """Return the caller's assets, the newest first."""
    return [asset_out(asset) for asset in services.list_assets(person(request))]


@router.get("/assets/{uuid:asset_id}", response=AssetOut)
def get_asset(request: HttpRequest, asset_id: UUID) -> AssetOut:
    """Return one of the caller's assets."""
    return asset_out(services.access_asset(person(request), asset_id))


@router.patch("/assets/{uuid:asset_id}", response=AssetOut)
def rename_asset(request: HttpRequest, asset_id: UUID, body: AssetIn) -> AssetOut:
    """Give an asset another name."""
    return asset_out(services.rename(services.access_asset(person(request), asset_id), body.name))


@router.post("/assets/{uuid:asset_id}/sounds", response=SoundOut)
def retimed_sound(request: HttpRequest, asset_id: UUID, body: SoundIn) -> SoundOut:
    """Return where an asset's sound is at another speed or backwards; the first time it is asked for it is made."""
    asset = services.access_asset(person(request), asset_id)
    made = sounds.retimed_sound(asset, Retiming(body.speed, body.reversed))
    return SoundOut(url=rendition_url(asset, made) if made else None)


@router.delete("/assets/{uuid:asset_id}", response={204: None})
def delete_asset(request: HttpRequest, asset_id: UUID) -> tuple[int, None]:
    """Remove an asset with all its bytes. Projects that use it show a placeholder in its place."""
    services.delete(services.access_asset(person(request), asset_id))
    return 204, None
