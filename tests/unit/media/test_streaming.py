"""A ladder: every rung is cut at the same frames, nothing is lost at a join, and a kill costs one part."""

from __future__ import annotations

import json
import subprocess
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import m3u8
import numpy as np
import pytest
from PIL import Image

from cloudstudio.sandbox import Refusal, Report
from media.streaming import cuts as cutting
from media.streaming import encoding
from media.streaming.cuts import Cuts, Seen, cuts_of, see
from media.streaming.pictures import stamp
from media.streaming.rungs import rungs_of
from media.streaming.work import run
from tests.media_samples import NTSC, frame_number, picture
from tests.small_disk import NoDisk, small_disk

FRAMES, WIDTH, HEIGHT = 230, 640, 542
RATE = 48_000


def write_film(path: Path, frames: int, sound: bool = True, gop: int = 60, format: str = "mp4") -> Path:
    """A film as exports are: a keyframe every two seconds, more where the picture changes, a steady tone."""
    with av.open(str(path), "w", format=format) as film:
        codec, tone = ("libx264", "aac") if format == "mp4" else ("libvpx-vp9", "libopus")
        options = (
            {"preset": "veryfast", "crf": "21"}
            if format == "mp4"
            else {"cpu-used": "8", "deadline": "realtime"}
        )
        video = film.add_stream(codec, rate=NTSC, options=options)
        video.width, video.height, video.pix_fmt = WIDTH, HEIGHT, "yuv420p"
        video.codec_context.gop_size = gop
        audio = film.add_stream(tone, rate=RATE, layout="stereo") if sound else None
        for number in range(frames):
            # Every third second another scene.
            shown = picture(number, WIDTH, HEIGHT)
            if number // 77 % 2 and gop < frames:
                shown[60:] = 255 - shown[60:]
            film.mux(video.encode(av.VideoFrame.from_ndarray(shown, format="rgb24")))
        film.mux(video.encode(None))
        if audio is not None:
            count = round(frames / NTSC * RATE)
            wave = (0.4 * np.sin(np.arange(count) * (2 * np.pi * 440 / RATE))).astype(np.float32)
            for at in range(0, count, 960):
                part = np.ascontiguousarray(np.stack([wave[at : at + 960]] * 2))
                frame = av.AudioFrame.from_ndarray(part, format="fltp", layout="stereo")
                frame.sample_rate, frame.pts, frame.time_base = RATE, at, Fraction(1, RATE)
                film.mux(audio.encode(frame))
            film.mux(audio.encode(None))
    return path


def make(film: Path, folder: Path) -> tuple[Path, dict[str, Any]]:
    out, keep = folder / "out", folder / "keep"
    out.mkdir(exist_ok=True, parents=True)
    keep.mkdir(exist_ok=True)
    with (folder / "said").open("wb") as said:
        made = run({"film": str(film), "keep": str(keep)}, out, Report(said.fileno()))
    return out, made


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_film(tmp_path_factory.mktemp("film") / "film.mp4", FRAMES)


@pytest.fixture(scope="module")
def ladder(film: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Any]]:
    """A ladder that is encoded in several parts."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cutting, "PIECES_A_PART", 1)
        made = make(film, tmp_path_factory.mktemp("ladder"))
    return made


def probe(path: Path, *what: str) -> dict[str, Any]:
    command = ["ffprobe", "-v", "error", "-of", "json", "-allowed_extensions", "ALL", *what, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert not done.stderr, done.stderr
    return json.loads(done.stdout)


def keyframes(path: Path) -> list[float]:
    """When they are shown, from the first frame on: ffprobe counts from what is decoded first."""
    packets = probe(path, "-select_streams", "v", "-show_entries", "packet=pts_time,flags")["packets"]
    times = [float(one["pts_time"]) for one in packets]
    return [time - min(times) for time, one in zip(times, packets, strict=True) if "K" in one["flags"]]


def test_every_rung_has_the_same_keyframes_and_is_cut_at_them(
    film: Path, ladder: tuple[Path, dict[str, Any]]
) -> None:
    out, made = ladder
    assert made["rungs"] == [[640, 542], [566, 480], [426, 360]]
    own = keyframes(film)
    assert len(own) > 4, "keyframes of scenes come between those of every two seconds"
    lists = {name: m3u8.load(str(out / f"{name}.m3u8")) for name in ("v542", "v480", "v360")}
    for name, playlist in lists.items():
        assert keyframes(out / f"{name}.mp4") == pytest.approx(own, abs=1e-4), name
        assert playlist.is_endlist
        assert playlist.is_independent_segments
        starts = np.cumsum([0.0, *(piece.duration for piece in playlist.segments)])
        assert all(min(abs(at - key) for key in own) < 1e-4 for at in starts[:-1]), name
        assert max(piece.duration for piece in playlist.segments) <= playlist.target_duration <= 4
        assert starts[-1] == pytest.approx(FRAMES / NTSC, abs=1e-3)
    lengths = [[piece.duration for piece in playlist.segments] for playlist in lists.values()]
    assert lengths[0] == lengths[1] == lengths[2]
    assert len(lengths[0]) >= 2


def test_every_piece_is_a_whole_stretch_of_its_file(
    ladder: tuple[Path, dict[str, Any]], tmp_path: Path
) -> None:
    out, _ = ladder
    main = m3u8.load(str(out / "main.m3u8"))
    assert [media.uri for media in main.media] == ["sound.m3u8"]
    rates = [variant.stream_info.bandwidth for variant in main.playlists]
    assert rates == sorted(rates)
    for name in [*(variant.uri for variant in main.playlists), "sound.m3u8"]:
        playlist = m3u8.load(str(out / name))
        data = (out / playlist.segments[0].uri).read_bytes()
        at = int(playlist.segment_map[0].byterange.partition("@")[0])
        for piece in playlist.segments:
            size, start = map(int, piece.byterange.split("@"))
            assert start == at, "pieces lie one after the other"
            at += size
        assert at == len(data)
        # The last alone, after what a player reads first, is a film of its length.
        size, start = map(int, playlist.segments[-1].byterange.split("@"))
        head = int(playlist.segment_map[0].byterange.partition("@")[0])
        (tmp_path / "piece.mp4").write_bytes(data[:head] + data[start : start + size])
        with av.open(str(tmp_path / "piece.mp4")) as alone:
            frames = list(alone.decode(alone.streams[0]))
        before = sum(piece.duration for piece in playlist.segments[:-1])
        assert frames
        # A packet of sound at most, or what ffmpeg puts before pictures that are decoded early.
        assert frames[0].time == pytest.approx(before, abs=0.07)


def test_nothing_is_lost_or_doubled_at_a_join(film: Path, ladder: tuple[Path, dict[str, Any]]) -> None:
    out, _ = ladder
    for name in ("v542", "v360"):
        with av.open(str(out / f"{name}.m3u8")) as played:
            frames = list(played.decode(played.streams.video[0]))
        first = float(frames[0].time or 0)
        assert [round((float(frame.time or 0) - first) * NTSC) for frame in frames] == list(range(FRAMES)), (
            name
        )
    seen = [frame_number(frame.to_ndarray(format="rgb24")) for frame in frames[::29]]
    assert seen == list(range(0, FRAMES, 29))
    packets = probe(out / "v360.mp4", "-select_streams", "v", "-show_entries", "packet=dts")["packets"]
    times = [int(one["dts"]) for one in packets]
    assert set(np.diff(times)) == {times[1] - times[0]}, "each frame lasts until the next begins"


def heard(path: Path) -> np.ndarray:
    with av.open(str(path)) as source:
        frames = [frame.to_ndarray() for frame in source.decode(source.streams.audio[0])]
    return np.concatenate(frames, axis=1)[0]


def test_the_sound_is_the_film_s_own_sample_by_sample(
    film: Path, ladder: tuple[Path, dict[str, Any]]
) -> None:
    whole, joined = heard(film), heard(ladder[0] / "sound.m3u8")
    assert len(whole) == len(joined)
    assert np.array_equal(whole, joined)


def test_a_poster_and_small_pictures_show_the_film(ladder: tuple[Path, dict[str, Any]]) -> None:
    out, made = ladder
    with Image.open(out / "poster.jpg") as poster:
        assert poster.size == tuple(made["poster"]) == (640, 542)
    with Image.open(out / "thumbnails.jpg") as sheet:
        cues = [line for line in (out / "thumbnails.vtt").read_text().splitlines() if "#xywh" in line]
        assert len(cues) == 4
        for cue in cues:
            name, _, place = cue.partition("#xywh=")
            x, y, width, height = map(int, place.split(","))
            assert name == "thumbnails.jpg"
            assert 0 <= x <= sheet.width - width
            assert 0 <= y <= sheet.height - height
    assert stamp(3661.5) == "01:01:01.500"


def test_after_a_kill_only_what_was_under_way_is_made_again(
    film: Path, ladder: tuple[Path, dict[str, Any]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cutting, "PIECES_A_PART", 1)
    real, encoded = encoding._encode_part, []

    def dies(*arguments: Any) -> None:
        encoded.append(arguments[2])
        if len(encoded) == 2:
            (arguments[-1] / "v480.mp4").write_bytes(b"half")
            raise MemoryError
        real(*arguments)

    monkeypatch.setattr(encoding, "_encode_part", dies)
    with pytest.raises(MemoryError):
        make(film, tmp_path)
    out, _ = make(film, tmp_path)
    assert encoded[1] == encoded[2]
    assert len(encoded) == len(set(encoded)) + 1, "what was finished is not made again"
    assert [one.duration for one in m3u8.load(str(out / "v480.m3u8")).segments] == [
        one.duration for one in m3u8.load(str(ladder[0] / "v480.m3u8")).segments
    ]


@pytest.mark.parametrize(("frames", "sound"), [(1, False), (1, True), (30, False)])
def test_the_shortest_films_and_silent_ones_have_a_ladder_too(
    tmp_path: Path, frames: int, sound: bool
) -> None:
    out, made = make(write_film(tmp_path / "film.mp4", frames, sound), tmp_path)
    main = m3u8.load(str(out / "main.m3u8"))
    assert len(main.playlists) == 3
    assert ("sound.mp4" in made["files"]) is sound is bool(main.media)
    with av.open(str(out / "v360.m3u8")) as played:
        assert sum(1 for _ in played.decode(played.streams.video[0])) == frames


def test_a_film_whose_keyframes_are_too_rare_or_that_is_no_h264_is_encoded_whole(tmp_path: Path) -> None:
    for frames, film in (
        (70, write_film(tmp_path / "film.webm", 70, format="webm")),
        (130, write_film(tmp_path / "rare.mp4", 130, sound=False, gop=1000)),
    ):
        out, _ = make(film, tmp_path / film.stem)
        keys = keyframes(out / "v360.mp4")
        assert keys == keyframes(out / "v542.mp4")
        assert np.diff(keys).max() < 2.1
        with av.open(str(out / "v542.m3u8")) as played:
            assert sum(1 for _ in played.decode(played.streams.video[0])) == frames
    sound = heard(tmp_path / "film" / "out" / "sound.m3u8")
    assert len(sound) == pytest.approx(70 / NTSC * RATE, abs=3000)
    assert np.abs(np.diff(sound[2000:-3000])).max() < 0.05, "no click"


def test_what_is_no_film_is_refused_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "film.mp4").write_bytes(b"nothing")
    with pytest.raises(Refusal, match="cannot be made ready"):
        make(tmp_path / "film.mp4", tmp_path)


def test_a_full_disk_is_no_verdict_on_the_film_and_leaves_no_part(
    film: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    try:
        with small_disk(tmp_path_factory.mktemp("disk"), 1) as disk:
            (disk / "filler").write_bytes(bytes(700_000))
            with pytest.raises(OSError, match=r"No space|of \d+ frames|not whole"):
                make(film, disk)
            assert [part.name[:6] for part in (disk / "keep").iterdir()] == ["draft-"], "no half part counts"
    except NoDisk as error:
        pytest.skip(str(error))


def test_a_film_of_twelve_hours_is_cut_like_a_short_one() -> None:
    base, count = Fraction(1, 15_360), 12 * 3600 * 2
    packets = ((number * 7680, 7680, number % 4 == 0) for number in range(count))
    seen = see(packets, base)
    cuts = cuts_of(seen, copies=True)
    assert cuts.kept
    assert len(cuts.starts) == 12 * 3600 // 4
    assert len(cuts.parts()) == 12 * 60
    assert cuts.parts()[-1][1] == seen.end


def test_rungs_go_by_the_short_side_and_never_up() -> None:
    def heights(width: int, height: int) -> list[tuple[int, int]]:
        return [(rung.width, rung.height) for rung in rungs_of(width, height)]

    assert heights(1920, 1080) == [(1920, 1080), (1280, 720), (854, 480), (640, 360)]
    assert heights(1080, 1920) == [(1080, 1920), (720, 1280), (480, 854), (360, 640)]
    assert heights(320, 180) == [(320, 180)]
    assert heights(3840, 2160)[:2] == [(3840, 2160), (1920, 1080)]
    assert heights(500, 500) == [(500, 500), (360, 360)]


def test_still_seconds_of_a_film_get_no_keyframe_of_their_own() -> None:
    seen = see([(0, 100, True), (100, 900, False), (1000, 20, False)], Fraction(1, 100))
    assert isinstance(seen, Seen)
    cuts = cuts_of(seen, copies=False)
    assert cuts == Cuts([0, 1000], [0, 1000], 1020, kept=False)
