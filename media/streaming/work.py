"""The ladder of a film in the sandboxed child: pictures at several sizes, sound, poster, small pictures, playlists."""

from __future__ import annotations

from errno import ENOSPC
from fractions import Fraction
from pathlib import Path
from typing import Any

from cloudstudio.sandbox import Limits, Refusal, Report, Work
from media.streaming.names import MAIN, POSTER, SOUND, SPRITE, THUMBNAILS

LIMITS = Limits(memory=12 * 2**30, cpu=48 * 3600, wall=48 * 3600, output=60 * 2**30)
#: What H.264 has to be to be sent as it is: every browser decodes it.
COPIED = "h264/yuv420p"
#: The parts of the work, as parts of its progress.
ENCODING = 0.9


def ladder_work(film: Path, keep: Path) -> Work:
    """Return the work that writes a ladder of the film. `keep`: a folder that is there again for the next try."""
    return Work(
        "media.streaming.work",
        {"film": str(film), "keep": str(keep)},
        read=(film,),
        limits=LIMITS,
        keep=keep,
    )


def run(spec: dict[str, Any], out: Path, report: Report) -> dict[str, Any]:
    """Write the ladder; the result is {"files": names in out, "poster": its size, "rungs": [...]}. Raises Refusal."""
    import av

    try:
        return _make(Path(spec["film"]), Path(spec["keep"]), out, report)
    except (av.FFmpegError, ValueError) as error:
        if getattr(error, "errno", None) == ENOSPC:
            raise  # a full disk says nothing about the film
        raise Refusal(f"The film cannot be made ready for slower lines: {error}") from error


def _make(film: Path, keep: Path, out: Path, report: Report) -> dict[str, Any]:
    from media.streaming.boxes import Fragment, Fragmented, append, copy_head, read_fragments
    from media.streaming.codecs import codec_of
    from media.streaming.copying import copy_pictures, look, write_sound
    from media.streaming.cuts import cuts_of
    from media.streaming.encoding import encode_parts
    from media.streaming.pictures import write_poster, write_thumbnails
    from media.streaming.playlists import Sent, main_playlist, pieces_of, playlist
    from media.streaming.rungs import rungs_of

    seen, (width, height), has_sound, codec = look(film)
    cuts = cuts_of(seen, copies=codec == COPIED)
    rungs = rungs_of(width, height)
    encoded = [rung for rung in rungs if not (rung.own and cuts.kept)]
    parts = (
        encode_parts(
            film, seen, cuts, encoded, keep, lambda done: report.progress(ENCODING * done, "Smaller sizes")
        )
        if encoded
        else []
    )
    sent: list[Sent] = []
    starts = [start * seen.base for start in cuts.starts]
    end = seen.end * seen.base
    for rung in rungs:
        target = out / f"{rung.name}.mp4"
        if rung not in encoded:
            file = copy_pictures(film, target)
        else:
            with target.open("wb") as joined:
                first = parts[0] / target.name
                clock, head = read_fragments(first).clock, copy_head(joined, first)
                fragments: list[Fragment] = []
                for (start, _), part in zip(cuts.parts(), parts, strict=True):
                    source = part / target.name
                    shift = round(start * seen.base * clock) - read_fragments(source).fragments[0].time
                    fragments += append(joined, source, len(fragments) + 1, shift)
            file = Fragmented(head, clock, fragments)
        pieces = pieces_of(file, starts, end)
        sent.append(Sent(rung.name, file.head, pieces, codec_of(target), rung.width, rung.height))
    report.progress(ENCODING + 0.02, "Sound")
    sound = None
    if has_sound:
        target = out / f"{SOUND}.mp4"
        file = write_sound(film, target)
        pieces = pieces_of(file, starts, max(end, Fraction(file.fragments[-1].time, file.clock)))
        sound = Sent(SOUND, file.head, pieces, codec_of(target))
    report.progress(ENCODING + 0.05, "Pictures")
    poster = write_poster(film, seen.seconds, out / POSTER)
    smallest = out / f"{rungs[-1].name}.mp4"
    (out / THUMBNAILS).write_text(write_thumbnails(smallest, seen.seconds, out / SPRITE), "utf-8")
    for one in [*sent, *([sound] if sound else [])]:
        (out / f"{one.name}.m3u8").write_text(playlist(one), "utf-8")
    rate = len(seen.frames) / max(seen.seconds, 0.001)
    (out / MAIN).write_text(main_playlist(sent, sound, rate), "utf-8")
    return {
        "files": sorted(path.name for path in out.iterdir() if path.is_file()),
        "poster": poster,
        "rungs": [[one.width, one.height] for one in sent],
    }
