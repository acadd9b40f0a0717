"""Tools: what a person asks to be done to a source. One file a tool, one interface; they know nothing of timelines."""

from __future__ import annotations

from generation.tools.background import Background
from generation.tools.base import InvalidTool, Tool
from generation.tools.faces import FindFaces
from generation.tools.shots import Shots
from generation.tools.silences import Silences
from generation.tools.speech import Speech
from generation.tools.transcript import Transcript

#: Every tool of this studio, by its name.
TOOLS: dict[str, Tool] = {
    tool.name: tool for tool in (Background(), FindFaces(), Speech(), Silences(), Shots(), Transcript())
}


def get_tool(name: str) -> Tool:
    """Return the tool of that name. Raises InvalidTool."""
    if name not in TOOLS:
        raise InvalidTool(f"There is no tool “{name}”; there are {', '.join(TOOLS)}.")
    return TOOLS[name]
