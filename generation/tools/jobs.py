"""The job that lets a tool work on an asset."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from cloudstudio.jobs.kinds import JobKind, News, register
from cloudstudio.jobs.models import Job
from cloudstudio.sandbox import Refused, Work
from generation.tools import TOOLS, get_tool
from generation.tools.base import InvalidTool, Tool
from generation.tools.services import KIND
from generation.tools.work import tool_work
from media.findings.services import record_finding
from media.models import Asset
from media.services import asset_of, create_asset_from_file, examined


@register
class ToolJob(JobKind):
    """Keeps what a tool made as a hidden asset that goes with its source, or as a finding about it."""

    name = KIND
    lane = "tools"

    def expected(self, job: Job) -> float:
        source = Asset.objects.filter(pk=job.params["asset"]).first()
        if source is None or source.known is None:
            return 1.0
        return _tool(job).seconds_for(source.known, job.params["recipe"]["parameters"])

    def variety(self, job: Job) -> str:
        return str(job.params["recipe"]["tool"])

    def prepare(self, job: Job, folder: Path) -> Work:
        path, facts = examined(job)
        return tool_work(_tool(job), path, facts, job.params["recipe"]["parameters"], job.kept)

    def finish(self, job: Job, out: Path, result: dict[str, Any]) -> dict[str, Any]:
        source, tool = asset_of(job), _tool(job)
        file = out / Path(str(result["file"])).name
        if tool.finds:
            found = record_finding(source, tool.makes, job.params["recipe"], file)
            return {"finding": str(found.pk), "kind": tool.makes, "check": result["check"]}
        asset = create_asset_from_file(
            source.owner,
            file,
            f"{Path(source.name).stem}, {tool.makes}{tool.ending}",
            recipe=job.params["recipe"],
            made_from=source,
            hidden=True,
            is_media=tool.makes != "track",
        )
        made = {name: result[name] for name in ("width", "height", "check")}
        return {"asset": str(asset.pk), "kind": tool.makes, **made}

    def news(self, job: Job) -> News | None:
        """Say that the tool is done with a source, or why it is not."""
        source = Asset.objects.filter(pk=job.params["asset"]).first()
        if source is None:
            return None
        tool = TOOLS.get(job.params["recipe"]["tool"])
        title = f"{tool.title if tool else 'A tool'}, “{source.name}”: "
        if job.state == Job.State.FAILED:
            return News(title + "it did not work", (job.error,))
        check = (job.result or {}).get("check", "")
        return News(title + "done", (str(check),) if check else ())


def _tool(job: Job) -> Tool:
    try:
        return get_tool(job.params["recipe"]["tool"])
    except InvalidTool as error:
        raise Refused(str(error)) from None
