"""`python -m tests.bench [NAME ...]`: measure what is promised and print lines `bench NAME VALUE`.

Without names everything is measured; with some, the benches whose names begin so. Ratios are of runs side by side.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

from tests.bench import (
    dragging,
    faces,
    first_frame,
    generating,
    memory,
    overlays,
    page,
    sharing,
    silences,
    small,
    speech,
    stages,
    studio,
    tools,
    transcript,
)
from tests.bench.promo import pairs

BENCHES: dict[str, Callable[[], dict[str, float]]] = {
    "export.promo.vs_ffmpeg": pairs.vs_ffmpeg,
    "export.promo.vs_mlt": pairs.vs_melt,
    "export.promo.vs_moviepy": pairs.vs_moviepy,
    "export.clips60.rss_vs_clips3": memory.bench,
    "export.layers12.vs_layers2": overlays.bench,
    "export.small.overhead_s": small.bench,
    "frame.first_ms": first_frame.bench,
    "frame.stages": stages.bench,
    "generate.text_to_scene_s": generating.own_model,
    "generate.runner_overhead": generating.runner_overhead,
    "generate.attr": generating.score,
    "operation.ack_ms_p95": studio.operation_ack,
    "share.first_frame": sharing.first_frame,
    "share.ladder": sharing.ladder,
    "share.revoke_s": sharing.revoke,
    "share.watch_js_kb_gzip": sharing.watch_page,
    "start_seconds": studio.start_seconds,
    "tools.captions": transcript.bench,
    "tools.faces": faces.bench,
    "tools.matte.picture_mae": tools.bench,
    "tools.silences.f1": silences.bench,
    "tools.speech": speech.bench,
    "ui.drag500.script_ms_p95": dragging.bench,
    "ui.interactive_s": page.usable,
    "ui.play.script_ms_p95": page.playing,
    "ui.properties.without_control": studio.properties_without_control,
    "ui.seek_ms_p95": page.seeking,
}


def main(wanted: list[str]) -> None:
    """Run the benches that are wanted, one after the other."""
    unknown = [name for name in wanted if not any(bench.startswith(name) for bench in BENCHES)]
    if unknown:
        raise SystemExit(f"There is no bench {unknown[0]}; there are {', '.join(BENCHES)}.")
    for name, bench in BENCHES.items():
        if not wanted or any(name.startswith(start) for start in wanted):
            for figure, value in bench().items():
                print(f"bench {figure} {value:.4g}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
