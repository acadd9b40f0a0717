"""Paint a scene: sky, distance, ground, things with their shadows and reflections, weather."""

import numpy as np
import skia

from generation.training.painter import city, lands, sky, waters
from generation.training.painter.brushes import Pen, argb, flat, mix, radial
from generation.training.painter.distance import draw_haze, draw_mountains
from generation.training.painter.scene import Placed, Scene
from generation.training.painter.sprites import sprite
from generation.training.painter.things import DRAWERS
from generation.training.painter.vocabulary import COLOURS, RGB

WHITE: RGB = (255, 255, 255)
AFLOAT = ("bridge",)
"""Things of the land that need no island when they stand in the sea."""


def compose(scene: Scene, pixels: int, rng: np.random.Generator) -> np.ndarray:
    """Paint the scene without its style: (pixels, pixels, 3) float32 in 0 to 1."""
    raster = np.zeros((pixels, pixels, 4), np.uint8)
    surface = skia.Surface(raster, colorType=skia.kRGBA_8888_ColorType)
    canvas = surface.getCanvas()
    canvas.scale(pixels, pixels)
    pen = Pen(canvas)
    air = sky.palette(scene, rng)
    disc = sky.disc_centre(scene, rng)
    sky.draw_sky(pen, scene, air, disc, rng)
    lit_windows = _land(pen, surface, scene, air, disc[0], rng)
    if lit_windows is not None:
        canvas.drawPath(lit_windows, flat((255, 216, 120)))
    for placed in sorted(scene.things, key=lambda placed: (placed.kind.realm != "sky", placed.y)):
        _thing(pen, placed, scene, air, pixels, rng)
    sky.draw_weather(pen, scene, rng)
    return raster[..., :3].astype(np.float32) / 255


def _tinted(light: RGB) -> skia.Paint:
    return skia.Paint(ColorFilter=skia.ColorFilters.Blend(argb(light), skia.BlendMode.kModulate))


def _land(pen: Pen, surface: skia.Surface, scene: Scene, air: sky.Palette, disc_x: float,
          rng: np.random.Generator) -> skia.Path | None:  # fmt: skip
    """Everything from the mountains to the viewer's feet, in the light of the hour."""
    canvas = pen.canvas
    lit: skia.Path | None = None
    canvas.saveLayer(None, _tinted(air.light))
    if scene.mountains:
        draw_mountains(pen, scene, air, rng)
        draw_haze(pen, scene, air, 0.3)
    match scene.ground:
        case "city":
            lit = city.draw_city(pen, scene, air, rng)
        case "desert":
            lands.draw_desert(pen, scene, air, rng)
        case "meadow":
            lands.draw_meadow(pen, scene, air, rng)
        case "forest":
            lands.draw_forest(pen, scene, air, rng)
        case "snow":
            lands.draw_snow(pen, scene, air, rng)
        case _:
            # Water mirrors what has reached the surface, so the mountains must be flattened onto it first.
            canvas.restore()
            canvas.saveLayer(None, _tinted(mix(air.light, WHITE, 0.2)))
            draw = {"sea": waters.draw_sea, "lake": waters.draw_lake, "beach": waters.draw_beach}[scene.ground]
            draw(pen, surface, scene, air, disc_x, rng)
    canvas.restore()
    return lit


def _thing(pen: Pen, placed: Placed, scene: Scene, air: sky.Palette, pixels: int, rng: np.random.Generator) -> None:
    """A thing, or a small herd of it, with what ties it to its ground."""
    if placed.copies == 1:
        _one(pen, placed, placed.x, placed.y, placed.height, scene, air, pixels, rng)
        return
    spread = placed.height * 0.42
    offsets = [(-0.9, 0.0), (0.9, 0.012)] if placed.copies == 2 else [(0.0, -0.03), (-1.05, 0.0), (1.05, 0.016)]
    for side, lower in offsets:
        scale = 0.74 * rng.uniform(0.9, 1.05)
        drop = lower if placed.kind.realm != "sky" else rng.uniform(-0.06, 0.04)
        _one(pen, placed, placed.x + side * spread, placed.y + drop, placed.height * scale, scene, air, pixels, rng)


def _one(pen: Pen, placed: Placed, x: float, y: float, height: float, scene: Scene, air: sky.Palette, pixels: int,
         rng: np.random.Generator) -> None:  # fmt: skip
    canvas = pen.canvas
    afloat = placed.kind.realm == "water" and scene.ground in ("sea", "lake", "beach")
    if placed.kind.realm != "sky":
        if scene.ground == "sea" and not afloat and placed.thing not in AFLOAT:
            canvas.saveLayer(None, _tinted(air.light))
            waters.draw_island(pen, x, y, height * 0.62)
            canvas.restore()
        if not afloat:
            half = height * 0.5
            canvas.save()
            canvas.translate(x + half * 0.12, y)
            canvas.scale(1, 0.17)
            pen.oval(0, 0, half, half, radial((0, 0), half, (0, 0, 0), (0, 0, 0), alphas=(0.62, 0.0)))
            canvas.restore()
    seed = int(rng.integers(1 << 31))
    light = mix(air.light, WHITE, 1.0 if placed.thing in ("fireworks", "rainbow") else 0.34 if scene.dark else 0.12)
    alpha = 0.72 if placed.thing == "rainbow" else 1.0
    if afloat:
        canvas.saveLayer(skia.Rect.MakeLTRB(0, y, 1, min(1.0, y + height * 0.5)), skia.Paint(Alphaf=0.3))
        _stand(pen, placed, x, y, height, light, scene, pixels, seed, flip=-0.5)
        canvas.restore()
    if alpha < 1:
        canvas.saveLayer(None, skia.Paint(Alphaf=alpha))
    _stand(pen, placed, x, y, height, light, scene, pixels, seed, flip=1.0)
    if alpha < 1:
        canvas.restore()
    if afloat:
        pen.oval(x, y, height * 0.56, 0.009, flat(mix((236, 248, 252), air.foot, 0.3), 0.75))
    if scene.dark and placed.thing in ("house", "lighthouse", "tent", "windmill"):
        glow = radial((x, y - height * 0.3), height * 0.9, (255, 190, 90), (255, 190, 90), alphas=(0.22, 0.0))
        glow.setBlendMode(skia.BlendMode.kPlus)
        pen.oval(x, y - height * 0.3, height * 0.9, height * 0.9, glow)


def _stand(pen: Pen, placed: Placed, x: float, y: float, height: float, light: RGB, scene: Scene, pixels: int,
           seed: int, *, flip: float) -> None:  # fmt: skip
    """Draw the thing itself; `flip` scales it vertically, so a negative one is its reflection."""
    canvas = pen.canvas
    canvas.save()
    canvas.translate(x, y)
    canvas.scale(-height if placed.mirrored else height, height * flip)
    if placed.kind.sprite is not None:
        image = sprite(placed.kind, placed.colour, max(32, round(pixels * 0.46)))
        scale = 1 / max(image.height(), image.width() * 0.82)
        width, tall = image.width() * scale, image.height() * scale
        canvas.drawImageRect(image, skia.Rect.MakeXYWH(-width / 2, -tall, width, tall),
                             skia.SamplingOptions(skia.FilterMode.kLinear, skia.MipmapMode.kLinear), _tinted(light))  # fmt: skip
    else:
        canvas.saveLayer(None, _tinted(light))
        colour = COLOURS[placed.colour] if placed.colour else WHITE
        DRAWERS[placed.thing](pen, colour, scene.dark, np.random.default_rng(seed))
        canvas.restore()
    canvas.restore()
