"""axe-core, which looks at a page as WCAG 2.1 AA asks (MPL-2.0; from the front end's development packages)."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from playwright.sync_api import Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]
AXE = Path(__file__).parent.parent / "frontend/node_modules/axe-core/axe.min.js"


@cache
def _script() -> str:
    return AXE.read_text()


def violations(page: Page) -> list[str]:
    """Return what breaks a rule on the page as it is shown now: rule, what of the page, why."""
    page.evaluate(f"() => {{ if (!window.axe) {{ {_script()} }} }}")
    found = page.evaluate(
        "(rules) => axe.run(document, { runOnly: { type: 'tag', values: rules } }).then((all) => all.violations)",
        RULES,
    )
    return [
        f"{rule['id']}: {' '.join(map(str, node['target']))}: {node['failureSummary'].splitlines()[-1].strip()}"
        for rule in found
        for node in rule["nodes"]
    ]
