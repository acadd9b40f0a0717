"""Two sources of one clip are read side by side, each by a decoder of its own."""

from __future__ import annotations

from pathlib import Path

from editor.render.picture import Picture, Planes
from editor.render.reels import Reels, Wanted, open_film
from tests.media_samples import frame_number, sample

FRAME = 705_600_000 // 30


def number(picture: Picture) -> int:
    return frame_number(picture.to_rgba() if isinstance(picture, Planes) else picture)


def test_a_clip_and_its_matte_have_a_reader_each(tmp_path: Path) -> None:
    film, matte = sample("plain.mp4"), tmp_path / "matte.mp4"
    matte.write_bytes(film.read_bytes())
    reels = Reels({"film": film, "matte": matte})
    alone = open_film(film)
    try:
        for step in range(4):
            # The matte's time need not be the picture's: a frozen picture may be cut out anew.
            moments = {"c": (10 + step) * FRAME, "c/matte": (40 - step) * FRAME}
            found = reels.take(
                [Wanted("c", "film", moments["c"]), Wanted("c/matte", "matte", moments["c/matte"])]
            )
            assert found.keys() == moments.keys()
            for name, time in moments.items():
                assert number(found[name]) == number(alone.picture_at(time))
            assert number(found["c"]) != number(found["c/matte"])
    finally:
        alone.close()
        reels.close()
