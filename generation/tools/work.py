"""A tool in the sandboxed child; and how it is asked for."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from cloudstudio.sandbox import Limits, Refusal, Work
from cloudstudio.sandbox.report import Report
from generation.tools import get_tool
from generation.tools.base import Given, InvalidTool, Tool
from generation.tools.weights import weights_folder
from media.inspection import Facts

GIB = 2**30
#: What takes longer, in seconds, is not begun anew after it was cut off.
WORTH_KEEPING = 120.0
#: How many times longer than expected it may take, of processor time; and what it may take in any case, in seconds.
PATIENCE, LEAST = 20, 300


def tool_work(
    tool: Tool, source: Path, facts: Facts, parameters: dict[str, Any], keep: Path | None = None
) -> Work:
    """Return the work of a tool on a file; its result is `{"file", "check"}`, a file in the out folder.

    keep: a folder that is there again for the next try, used where the work is long and the tool can go on.
    """
    folder = weights_folder()
    expected = tool.seconds_for(facts, parameters)
    seconds = round(LEAST + PATIENCE * expected)
    if not tool.keeps or expected < WORTH_KEEPING:
        keep = None
    return Work(
        "generation.tools.work",
        {
            "tool": tool.name,
            "source": str(source),
            "facts": facts.model_dump(mode="json"),
            "weights": str(folder),
            "parameters": parameters,
            "keep": str(keep) if keep else "",
        },
        read=(source, folder) if folder.is_dir() else (source,),
        # Address space: the libraries reserve twice what a network uses.
        limits=Limits(memory=6 * GIB, cpu=seconds, wall=4 * seconds, output=tool.output(facts)),
        keep=keep,
    )


def run(spec: dict[str, Any], out: Path, report: Report) -> dict[str, Any]:
    """Do what the tool does, and return what it made. Raises Refusal."""
    try:
        tool = get_tool(spec["tool"])
        parameters = tool.check_parameters(spec["parameters"])
    except InvalidTool as error:
        raise Refusal(str(error)) from error
    facts = Facts.model_validate(spec["facts"])
    kept = Path(spec["keep"]) if spec["keep"] else None
    given = Given(Path(spec["source"]), facts, Path(spec["weights"]), out, kept, report.progress)
    made = tool.work(given, parameters)
    return {"file": made.file, "check": made.check, "width": made.width, "height": made.height}
