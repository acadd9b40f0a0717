"""Edits: what a person does to a timeline, each a pure function from a document to one operation.

None means that there is nothing to do. Nothing is changed here: the operation is applied by whoever asked.
"""

from editor.timeline.edits.add_clip import add_clip
from editor.timeline.edits.add_track import add_track
from editor.timeline.edits.delete import delete
from editor.timeline.edits.delete_track import delete_track
from editor.timeline.edits.insert_asset import insert_asset
from editor.timeline.edits.insert_shape import insert_shape
from editor.timeline.edits.insert_text import insert_text
from editor.timeline.edits.move import move, move_all
from editor.timeline.edits.ripple_delete import ripple_delete
from editor.timeline.edits.set_property import set_property
from editor.timeline.edits.split import split
from editor.timeline.edits.trim_end import trim_end
from editor.timeline.edits.trim_start import trim_start

__all__ = [
    "add_clip",
    "add_track",
    "delete",
    "delete_track",
    "insert_asset",
    "insert_shape",
    "insert_text",
    "move",
    "move_all",
    "ripple_delete",
    "set_property",
    "split",
    "trim_end",
    "trim_start",
]
