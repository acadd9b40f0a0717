"""What the editor previews in place of an original that browsers do not play alike."""

from __future__ import annotations

from pathlib import Path

from cloudstudio.sandbox import Report
from media.inspection.facts import Facts
from media.inspection.signatures import recognise
from media.renditions.names import Made


def make(path: Path, facts: Facts, out: Path, report: Report) -> Made:
    """Write proxy.mp4, proxy.m4a, proxy.jpg or proxy.png. Raises Refusal."""
    if facts.kind == "image":
        return _picture(path, out)
    if facts.kind == "audio":
        from media.renditions.proxy_sound import make_sound

        return make_sound(path, facts, out, report)
    from media.renditions.proxy_film import make_film

    return make_film(path, facts, out, report)


def _picture(path: Path, out: Path) -> Made:
    """Upright, sRGB, 8 bit, at its own size up to the largest texture."""
    from media.inspection.stills import LARGEST_TEXTURE
    from media.pictures import open_picture, upright

    image = upright(open_picture(path, recognise(path)))
    image.thumbnail((LARGEST_TEXTURE, LARGEST_TEXTURE))
    image.info.clear()
    if image.mode == "RGBA":
        name = "proxy.png"
        image.save(out / name, "PNG", compress_level=4)
    else:
        name = "proxy.jpg"
        image.save(out / name, "JPEG", quality=95, subsampling="4:4:4")
    return name, {"width": image.width, "height": image.height}
