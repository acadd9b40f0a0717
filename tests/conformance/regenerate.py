"""`python -m tests.conformance.regenerate`: write the vectors anew. A change in them is a change of the
product.
"""

import json
from pathlib import Path
from typing import Any

from tests.conformance import vectors

ROOT = Path(__file__).parent


def write(path: Path, value: Any) -> None:
    """Write JSON that reads well in a diff: one line an item of the outermost list."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(value, list):
        lines = ",\n".join(json.dumps(item, ensure_ascii=False) for item in value)
        path.write_text(f"[\n{lines}\n]\n")
    else:
        path.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n")


def main() -> None:
    write(ROOT / "vectors/time.json", vectors.time_vectors())
    write(ROOT / "vectors/order.json", vectors.order_vectors())
    write(ROOT / "vectors/operations.json", vectors.operation_vectors())
    write(ROOT / "vectors/edits.json", vectors.edit_vectors())
    write(ROOT / "vectors/bidi.json", vectors.bidi_vectors())


if __name__ == "__main__":
    main()
