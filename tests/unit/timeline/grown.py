"""Replays the stored histories in a copy of the timeline whose schema has grown. Run by `test_growth.py`.

python grown.py VECTORS        in a folder with the changed copy of `editor/timeline`
"""

import json
import sys
from pathlib import Path

from editor.timeline.operations import apply, check_operation
from editor.timeline.schema import Document
from editor.timeline.validation import load_document


def main() -> None:
    undone = 0
    for history in json.loads(Path(sys.argv[1]).read_text()):
        document = Document()
        for number, step in enumerate(history["steps"]):
            check_operation(step["operation"])
            changed, inverse = apply(document, step["operation"])
            assert (inverse is None) == (step["inverse"] is None), f"step {number} comes to something else"
            if inverse is not None:
                # What was written down to take this step back still takes it back, and forth again.
                back, again = apply(changed, step["inverse"])
                assert again is not None, f"the undo of step {number} is skipped"
                assert back == document
                undone += 1
            document = changed
        assert document == load_document(history["document"])
    fields = set(Document.model_json_schema()["$defs"]["Transform"]["properties"])
    print(json.dumps({"undone": undone, "transform": sorted(fields)}))


if __name__ == "__main__":
    main()
