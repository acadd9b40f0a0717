"""Scenes in which parts of pictures are hidden: by hand and by a track, at any speed, in backdrops and transitions."""

from __future__ import annotations

from tests.conformance.examples import Json
from tests.parity.scenes import SECOND, Scene, passage, scene, shown


def hidden(*parts: Json) -> Json:
    """Return an appearance that hides parts; the first by hand where none is named."""
    return {"obscure": list(parts) or [{"x": 0.42, "y": 0.5, "width": 0.3, "height": 0.4}]}


HIDDEN: dict[str, Scene] = {
    "hidden": scene(
        shown(
            "photo.png",
            appearance=hidden(
                {"x": 0.25, "y": 0.3, "width": 0.3, "height": 0.4},
                {"x": 0.7, "y": 0.3, "width": 0.3, "height": 0.4, "style": "pixelate", "shape": "box"},
                {"x": 0.3, "y": 0.8, "width": 0.35, "height": 0.2, "style": "fill", "colour": "#e05a47"},
            ),
        ),
        shown("logo.png", "b", box=(600, 300, 400, 400, 20), appearance=hidden()),
    ),
    "hidden-films": scene(
        *(
            shown(
                "hd.mp4",
                "b",
                box=(x, y, 900, 506),
                appearance=hidden({"track": "track-json"}) | looks,
                **playing,
            )
            for (x, y), looks, playing in (
                ((-480, -270), {}, {}),
                ((480, -270), {"flip_horizontal": True}, {"playing": {"speed": 1.5}}),
                ((-480, 270), {"crop": {"left": 0.3}, "fit": "cover"}, {"playing": {"reversed": True}}),
                (
                    (480, 270),
                    {"corner_radius": 60, "grade": {"saturation": 0.4}},
                    {"source_start": SECOND // 3},
                ),
            )
        ),
    ),
    "hidden-split": scene(
        shown("hd.mp4", appearance=hidden({"track": "track-json", "style": "pixelate"}))
        | {"duration": SECOND // 4},
        shown(
            "hd.mp4",
            appearance=hidden({"track": "track-json", "style": "pixelate"}),
            source_start=SECOND // 4,
        )
        | {"start": SECOND // 4, "duration": 3 * SECOND // 4},
    ),
    "hidden-backdrop": scene(
        shown(
            "hd.mp4", box=(300, 0, 608, 1080), appearance=hidden({"track": "track-json"}) | {"fit": "cover"}
        ),
        backdrop={"kind": "blur"},
        is_soft=True,
    ),
    "hidden-cross-fade": passage("cross-fade", appearance=hidden()),
}
