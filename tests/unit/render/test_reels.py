"""Two sources of one clip are read side by side, each by a decoder of its own."""

from __future__ import annotations

from pathlib import Path

from editor.render.picture import Picture, Planes
from editor.render.reels import Reels, Wanted, open_film
from tests.media_samples import frame_number, sample

FRAME = 705_600_000 // 30


def number(picture: Picture) -> int:
    return frame_number(picture.to_rgba() if isinstance(picture, Planes) else picture)


def test_a_clip_has_a_reader_for_each_role(tmp_path: Path) -> None:
    film, matte = sample("plain.mp4"), tmp_path / "matte.mp4"
    matte.write_bytes(film.read_bytes())
    reels = Reels({"film": film, "matte": matte})
    alone = open_film(film)
    try:
        for step in range(4):
            # The matte's time need not be the picture's: a frozen picture may be cut out anew.
            moments = {"picture": (10 + step) * FRAME, "matte": (40 - step) * FRAME}
            found = reels.take(
                [
                    Wanted("c", "picture", "film", moments["picture"]),
                    Wanted("c", "matte", "matte", moments["matte"]),
                ]
            )
            assert found.keys() == {("c", "picture"), ("c", "matte")}
            for role, time in moments.items():
                assert number(found["c", role]) == number(alone.picture_at(time))
            assert number(found["c", "picture"]) != number(found["c", "matte"])
    finally:
        alone.close()
        reels.close()
