"""Every command of the edit language can be given by hand somewhere in the window."""

import re
from pathlib import Path

from kijkocut import desktop
from kijkocut.edit.registry import commands

ELSEWHERE = {
    "the media dock": (
        *("add_bin", "delete_bin", "rename_bin", "move_to_bin", "remove_media", "set_media"),
        *("relink_media", "add_sequence", "sequence_settings", "rename_project"),
    ),
    "the inspector": (
        *("add_mask", "remove_mask", "set_mask", "remove_effect", "reorder_effects", "set_effect"),
        *("set_keyframe", "set_keyframes", "delete_keyframe", "move_keyframes", "set_ramp"),
        *("set_channel_map", "set_title"),
    ),
    "the captions dock": ("add_caption", "set_caption", "set_caption_style"),
    "the source viewer's three-point edits": ("append", "fit_to_fill"),
    "the import of timelines": ("import_timeline",),
    "the dialog that synchronises clips": ("align_clips",),
}
"""Commands that no action of the timeline gives, and whose business they are."""


def test_every_command_has_a_place_in_the_window():
    text = "".join(path.read_text("utf-8") for path in Path(desktop.__file__).parent.rglob("*.py"))
    used = set(re.findall(r"kijkocut\.edit\.commands\.(\w+) import", text))
    known = set(commands())
    listed = [name for names in ELSEWHERE.values() for name in names]
    assert len(set(listed)) == len(listed)
    assert known - used - set(listed) == set(), "bind it to an action, a dock or a gesture"
    assert set(listed) <= known, "these are no commands any more"
