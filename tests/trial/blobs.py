"""What a studio keeps, counted from its database and its disk."""

from __future__ import annotations

import json
from collections import Counter

from tests.crash.leftovers import blobs_of
from tests.studio import RunningStudio

#: Every key that a row names, once for each row that does.
NAMED = """
import json
from cloudstudio.blobs import key_fields
print(json.dumps([key for model, name in key_fields()
                  for key in model._base_manager.exclude(**{name: ""}).values_list(name, flat=True) if key]))
"""


def strays(studio: RunningStudio) -> dict[str, str]:
    """Return the bytes that are not named by exactly one row, and what is wrong with each."""
    named = Counter(json.loads(studio.manage("shell", "-v0", "-c", NAMED)))
    kept = blobs_of(studio)
    return (
        dict.fromkeys(kept - named.keys(), "no row names it")
        | dict.fromkeys(named.keys() - kept, "its bytes are gone")
        | {key: f"{count} rows name it" for key, count in named.items() if count > 1}
    )
