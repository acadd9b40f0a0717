"""The lanes that work waits in, as data: what takes seconds never stands behind what takes hours. Imports no Django."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Lane:
    """A line of waiting work, and how the studio serves it.

    within: seconds; what is expected to take longer belongs in the lane `longer`. None: everything is welcome.
    late: seconds after which running work takes longer than its lane is for.
    workers: processes that the supervisor starts for it, one job each. All but one may be busy with late work.
    nice: how far its work steps back for others' (setpriority(2), 0 to 19).
    """

    name: str
    within: float | None = None
    late: float | None = None
    longer: str | None = None
    workers: int = 1
    nice: int = 0


#: Inspection, thumbnails, sounds: a person looks at the place where they will appear.
EXPRESS = Lane("express", within=10, late=20, longer="short")
#: Films, pictures and tools of less than a minute. Two workers, since an estimate can be wrong: one film that turns
#: out long goes on, and the other worker serves the rest.
SHORT = Lane("short", within=60, late=120, longer="long", workers=2)
#: What a person comes back for.
LONG = Lane("long", nice=10)
#: What nobody waits for: ladders, warm-ups.
LOW = Lane("low", nice=19)
#: Models that make pictures. They stay loaded in a worker of their own, which may be another machine's.
GPU = Lane("gpu", nice=5)
#: Tools that look at what a person filmed: a minute or an hour of one processor, while they go on editing.
TOOLS = Lane("tools", nice=5)

LANES = {lane.name: lane for lane in (EXPRESS, SHORT, LONG, LOW, GPU, TOOLS)}

#: Names that `-Q` had before there were lanes: workers that are started by them go on serving the same work.
FORMER = {"light": ("express",), "render": ("short", "long", "low", "tools")}


def lane_for(wanted: str, seconds: float) -> str:
    """Return the lane of work that asks for one and is expected to take so long: that one, or one for longer work."""
    lane = LANES[wanted]
    while lane.within is not None and lane.longer is not None and seconds > lane.within:
        lane = LANES[lane.longer]
    return lane.name
