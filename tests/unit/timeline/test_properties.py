"""The table of properties: everything in a document stands in it or is left out by name, and what it says is true."""

import json
from pathlib import Path

import pytest

from editor.timeline.reference import renewed, table
from editor.timeline.schema import Keyframes
from editor.timeline.schema.properties import GROUPS, PROPERTIES, WITHOUT_CONTROL, every_leaf
from editor.timeline.schema.property import KINDS, OWNERS, Property, field_at

ROOT = Path(__file__).parents[3]
GUIDE = ROOT / "docs/document.md"
GENERATED = ROOT / "frontend/src/generated/properties.json"
NUMBERS = {"slider", "number", "angle", "crop", "speed", "weight"}


def owners(known: Property) -> list[type]:
    """Return the models that a property says it stands in."""
    owner = known.group.owner
    return [KINDS[kind] for kind in known.kinds] if owner == "clip" else [OWNERS[owner]]


def test_everything_in_the_document_has_a_row_or_a_reason_to_have_none():
    names = [known.name for known in PROPERTIES]
    assert len(names) == len(set(names))
    curves = [f"keyframes.{name}" for name in Keyframes.model_fields]
    assert sorted([*names, *WITHOUT_CONTROL, *curves]) == sorted(every_leaf())
    assert all(reason.endswith(".") for reason in WITHOUT_CONTROL.values())


def test_what_moves_are_the_keyframes_that_the_document_has():
    curves = [known.row.curve for known in PROPERTIES if known.row.curve]
    assert sorted(curves) == sorted(Keyframes.model_fields)


@pytest.mark.parametrize("known", PROPERTIES, ids=lambda known: known.name)
def test_a_row_is_true_of_the_models(known):
    for model in owners(known):
        field = field_at(model, known.path)
        assert (field.annotation, field.metadata) == (known.field.annotation, known.field.metadata)
    row = known.row
    low, high = known.bounds
    if row.control in NUMBERS:
        assert row.step > 0
        first, last = row.reach or (low, high)
        assert low <= first < last <= high
    if row.control in {"segments", "select", "passage"}:
        assert len(known.choices) > 1
    if row.when:
        # What it depends on stands beside it, comes before it, and may be what the row says.
        [asked] = [one for one in PROPERTIES if one.group is known.group and one.row.path == row.when.path]
        assert PROPERTIES.index(asked) < PROPERTIES.index(known)
        assert not asked.choices or set(row.when.values) <= set(asked.choices)


def test_groups_have_names_of_their_own():
    assert len({group.name for group in GROUPS}) == len(GROUPS)


def test_the_page_and_the_guide_have_the_table_as_it_is():
    assert json.loads(GENERATED.read_text()) == table()
    assert renewed(GUIDE.read_text()) == GUIDE.read_text()
