"""Every timeline command reads its times as texts at the rate of the sequence it is about."""

import json

import pytest
from msgspec.structs import replace

from kijkocut.edit.registry import parse
from kijkocut.model.codec import encode
from kijkocut.model.project import Put
from kijkocut.model.ticks import Rate
from kijkocut.testing.builders import a_project

FRAME_24 = Rate(24).frame_ticks

COMMANDS = [
    {"command": "trim_clip", "clip": "q", "side": "tail", "by": "-5f"},
    {"command": "ripple_trim", "clip": "q", "side": "tail", "by": "-5f"},
    {"command": "roll", "clip": "q", "by": "-5f"},
    {"command": "slip", "clip": "q", "by": "-5f"},
    {"command": "slide", "clip": "q", "by": "-5f"},
    {"command": "rate_stretch", "clip": "q", "by": "-5f"},
    {"command": "move_clips", "clips": ["q"], "by": "-5f"},
    {"command": "set_clip_length", "clip": "q", "duration": "-5f"},
    {"command": "delete_gap", "track": "t-v1", "at": "-5f"},
    {"command": "lift", "sequence": "t", "start": "-5f"},
    {"command": "extract", "sequence": "t", "end": "-5f"},
    {"command": "split_all", "sequence": "t", "at": "-5f"},
    {"command": "insert_space", "sequence": "t", "at": "-5f", "length": "-5f"},
    {"command": "trim_to", "sequence": "t", "at": "-5f", "side": "head"},
    {"command": "duplicate_clips", "clips": ["q"], "at": "-5f"},
    {
        "command": "fit_to_fill",
        "placement": {"source": {"type": "media", "media": "m"}},
        "track": "t-v1",
        "start": "-5f",
    },
    {
        "command": "insert",
        "placement": {"source": {"type": "media", "media": "m"}, "source_in": "-5f"},
        "track": "t-v1",
    },
    {
        "command": "replace_clip",
        "clip": "q",
        "source": {"type": "media", "media": "m"},
        "source_in": "-5f",
    },
]


def two_rates():
    builder = a_project().with_sequence("t", ("t-v1",)).with_clip("b", "v1", 0, 9)
    project = builder.build()
    before = project.sequences["t"]
    project = project.apply((Put(before=before, after=replace(before, rate=Rate(24))),))
    clip = replace(project.clip("b"), id="q", track="t-v1", duration=48 * FRAME_24)
    return project.apply((Put(after=clip),))


@pytest.mark.parametrize("raw", COMMANDS, ids=lambda raw: raw["command"])
def test_texts_are_frames_of_the_right_sequence(raw):
    command = parse(raw, two_rates())
    assert str(-5 * FRAME_24) in encode(command).decode()
    assert parse(json.loads(encode(command)), two_rates()) == command
