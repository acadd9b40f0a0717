"""Paint a scene: sky, distance, ground, things with their shadows and reflections, weather."""

import dataclasses
from collections.abc import Iterator

import numpy as np
import skia

from generation.training.painter import city, lands, sky, waters
from generation.training.painter.air import palette
from generation.training.painter.brushes import Pen, argb, flat, mix, radial
from generation.training.painter.distance import draw_haze, draw_mountains
from generation.training.painter.scene import HERD_SCALE, HERD_SPREAD, HERDS, Placed, Scene
from generation.training.painter.sprites import sprite
from generation.training.painter.stage import Stage
from generation.training.painter.things import DRAWERS
from generation.training.painter.vocabulary import COLOURS, RGB

WHITE: RGB = (255, 255, 255)
BRIDGING = ("bridge",)
"""Things of the land that need no island when they stand in the sea."""
LUMINOUS = ("fireworks", "rainbow")
"""Things that the light of the hour does not change."""
LAMPLIT = ("house", "lighthouse", "tent", "windmill")
"""Things that glow when it is dark."""
RAINBOW_OPACITY = 0.72

DRY_GROUNDS = {
    "desert": lands.draw_desert,
    "meadow": lands.draw_meadow,
    "forest": lands.draw_forest,
    "snow": lands.draw_snow,
}
WET_GROUNDS = {"sea": waters.draw_sea, "lake": waters.draw_lake, "beach": waters.draw_beach}


def compose(scene: Scene, pixels: int, rng: np.random.Generator) -> np.ndarray:
    """Paint the scene without its style: (pixels, pixels, 3) float32 in 0 to 1."""
    raster = np.zeros((pixels, pixels, 4), np.uint8)
    surface = skia.Surface(raster, colorType=skia.kRGBA_8888_ColorType)
    canvas = surface.getCanvas()
    canvas.scale(pixels, pixels)
    air = palette(scene, rng)
    stage = Stage(Pen(canvas), surface, scene, air, sky.disc_centre(scene, rng), pixels, rng)
    sky.draw_sky(stage)
    lit_windows = _land(stage)
    if lit_windows is not None:
        canvas.drawPath(lit_windows, flat((255, 216, 120)))
    for placed in scene.back_to_front():
        for single in _herd(placed, rng):
            _thing(stage, single)
    sky.draw_weather(stage)
    return raster[..., :3].astype(np.float32) / 255


def _tinted(light: RGB) -> skia.Paint:
    return skia.Paint(ColorFilter=skia.ColorFilters.Blend(argb(light), skia.BlendMode.kModulate))


def _land(stage: Stage) -> skia.Path | None:
    """Everything from the mountains to the viewer's feet in the light of the hour; returns a city's lit windows."""
    canvas, ground = stage.canvas, stage.scene.ground
    lit: skia.Path | None = None
    canvas.saveLayer(None, _tinted(stage.air.light))
    if stage.scene.mountains:
        draw_mountains(stage)
        draw_haze(stage, 0.3)
    if ground == "city":
        lit = city.draw_city(stage)
    elif ground in DRY_GROUNDS:
        DRY_GROUNDS[ground](stage)
    else:
        # Water mirrors what has reached the surface, so the mountains must be flattened onto it first.
        canvas.restore()
        canvas.saveLayer(None, _tinted(mix(stage.air.light, WHITE, 0.2)))
        WET_GROUNDS[ground](stage)
    canvas.restore()
    return lit


def _herd(placed: Placed, rng: np.random.Generator) -> Iterator[Placed]:
    """The single things that a placed one stands for, each in its own spot."""
    if placed.copies == 1:
        yield placed
        return
    spread = placed.height * HERD_SPREAD
    for side, lower in HERDS[placed.copies]:
        scale = HERD_SCALE * rng.uniform(0.9, 1.05)
        drop = lower if placed.kind.realm != "sky" else rng.uniform(-0.06, 0.04)
        x, y, height = placed.x + side * spread, placed.y + drop, placed.height * scale
        yield dataclasses.replace(placed, copies=1, x=x, y=y, height=height)


def _thing(stage: Stage, placed: Placed) -> None:
    """One thing with what ties it to its ground: an island, a shadow, a reflection, the glow of its lamps."""
    canvas, scene = stage.canvas, stage.scene
    x, y, height = placed.x, placed.y, placed.height
    afloat = placed.kind.realm == "water" and scene.ground in WET_GROUNDS
    if placed.kind.realm != "sky" and not afloat:
        _footing(stage, placed)
    seed = int(stage.rng.integers(1 << 31))
    if afloat:
        below = skia.Rect.MakeLTRB(0, y, 1, min(1.0, y + height * 0.5))
        canvas.saveLayer(below, skia.Paint(Alphaf=0.3))
        _stand(stage, placed, seed, flip=-0.5)
        canvas.restore()
    if placed.thing == "rainbow":
        canvas.saveLayer(None, skia.Paint(Alphaf=RAINBOW_OPACITY))
        _stand(stage, placed, seed, flip=1.0)
        canvas.restore()
    else:
        _stand(stage, placed, seed, flip=1.0)
    if afloat:
        foam = flat(mix((236, 248, 252), stage.air.foot, 0.3), 0.75)
        stage.pen.oval(x, y, height * 0.56, 0.009, foam)
    if scene.dark and placed.thing in LAMPLIT:
        lamp, reach = (x, y - height * 0.3), height * 0.9
        glow = radial(lamp, reach, (255, 190, 90), (255, 190, 90), alphas=(0.22, 0.0))
        glow.setBlendMode(skia.BlendMode.kPlus)
        stage.pen.oval(*lamp, reach, reach, glow)


def _footing(stage: Stage, placed: Placed) -> None:
    """The soft shadow under a thing, and at sea the island that it stands on."""
    canvas = stage.canvas
    if stage.scene.ground == "sea" and placed.thing not in BRIDGING:
        canvas.saveLayer(None, _tinted(stage.air.light))
        waters.draw_island(stage.pen, placed.x, placed.y, placed.height * 0.62)
        canvas.restore()
    half = placed.height * 0.5
    canvas.save()
    canvas.translate(placed.x + half * 0.12, placed.y)
    canvas.scale(1, 0.17)
    stage.pen.oval(0, 0, half, half, radial((0, 0), half, (0, 0, 0), (0, 0, 0), alphas=(0.62, 0.0)))
    canvas.restore()


def _stand(stage: Stage, placed: Placed, seed: int, *, flip: float) -> None:
    """Draw the thing itself; `flip` scales it vertically, so a negative one is its reflection."""
    canvas, height = stage.canvas, placed.height
    own = 1.0 if placed.thing in LUMINOUS else 0.34 if stage.scene.dark else 0.12
    light = _tinted(mix(stage.air.light, WHITE, own))
    canvas.save()
    canvas.translate(placed.x, placed.y)
    canvas.scale(-height if placed.mirrored else height, height * flip)
    if placed.kind.sprite is not None:
        image = sprite(placed.kind, placed.colour, max(32, round(stage.pixels * 0.46)))
        scale = 1 / max(image.height(), image.width() * 0.82)
        width, tall = image.width() * scale, image.height() * scale
        target = skia.Rect.MakeXYWH(-width / 2, -tall, width, tall)
        sampling = skia.SamplingOptions(skia.FilterMode.kLinear, skia.MipmapMode.kLinear)
        canvas.drawImageRect(image, target, sampling, light)
    else:
        canvas.saveLayer(None, light)
        colour = COLOURS[placed.colour] if placed.colour else WHITE
        DRAWERS[placed.thing](stage.pen, colour, stage.scene.dark, np.random.default_rng(seed))
        canvas.restore()
    canvas.restore()
