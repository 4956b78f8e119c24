import json

import msgspec
import pytest

from kijkocut.edit.command import Command
from kijkocut.edit.commands.overwrite import Overwrite
from kijkocut.edit.commands.set_speed import SetSpeed
from kijkocut.edit.commands.split_clip import SplitClip
from kijkocut.edit.placing import Placement
from kijkocut.edit.refusal import UnknownName
from kijkocut.edit.registry import BadCommandError, commands, decode, parse, schema, summary
from kijkocut.model.clip import MediaSource
from kijkocut.model.codec import encode
from kijkocut.model.ids import ClipId, MediaId, TrackId
from kijkocut.model.project import Project
from kijkocut.model.ticks import Rate, Ratio
from kijkocut.testing.builders import F, a_project


def a_timeline():
    return a_project().with_clip("a", "v1", 0, 50).with_marker("k", 10).build()


def test_every_command_is_found_under_its_modules_name():
    found = commands()
    assert list(found) == sorted(found)
    assert found["split_clip"] is SplitClip


@pytest.mark.parametrize("name", sorted(commands()))
def test_every_command_describes_itself(name):
    cls = commands()[name]
    made = schema(name)
    assert cls.title
    assert summary(name).endswith(".")
    assert "->" in (cls.__doc__ or ""), "a command draws before and after"
    assert made["title"] == cls.title
    assert json.dumps(made)
    body = made["$defs"][cls.__name__]
    assert body["additionalProperties"] is False
    assert body["properties"]["command"] == {"enum": [name]}


@pytest.mark.parametrize("name", sorted(commands()))
def test_every_command_refuses_what_it_does_not_know(name):
    with pytest.raises(UnknownName, match="no field"):
        parse({"command": name, "no_such_field": 1}, Project())


def test_json_gives_the_command():
    raw = {"command": "split_clip", "clip": "a", "at": 20 * F}
    assert parse(raw, a_timeline()) == SplitClip(clip=ClipId("a"), at=20 * F)


@pytest.mark.parametrize("text", ["00:00:00:20", "20f", "0.8s", "0:00.8", str(20 * F)])
def test_times_may_be_texts(text):
    raw = {"command": "split_clip", "clip": "a", "at": text}
    assert parse(raw, a_timeline()) == SplitClip(clip=ClipId("a"), at=20 * F)


def test_times_inside_structures_may_be_texts():
    raw = {
        "command": "overwrite",
        "track": "v1",
        "at": "2s",
        "placement": {"source": {"type": "media", "media": "m"}, "source_out": "48f"},
    }
    placement = Placement(source=MediaSource(media=MediaId("m")), source_out=48 * F)
    assert parse(raw, a_timeline()) == Overwrite(
        placement=placement, at=50 * F, track=TrackId("v1")
    )


@pytest.mark.parametrize("speed", [1.5, "3/2", "1.5", {"num": 3, "den": 2}])
def test_ratios_may_be_texts_or_numbers(speed):
    raw = {"command": "set_speed", "clip": "a", "speed": speed}
    assert parse(raw, a_timeline()) == SetSpeed(clip=ClipId("a"), speed=Ratio(3, 2))


@pytest.mark.parametrize("rate", [25, "25", {"num": 25}])
def test_rates_may_be_texts_or_numbers(rate):
    assert parse({"command": "add_sequence", "rate": rate}, Project()).rate == Rate(25)
    named = parse({"command": "add_sequence", "rate": "29.97"}, Project())
    assert named.rate == Rate(30_000, 1001)


@pytest.mark.parametrize("speed", ["fast", "1/0", "1e999", True, [2], "9" * 99])
def test_odd_ratios_are_refused(speed):
    raw = {"command": "set_speed", "clip": "a", "speed": speed}
    with pytest.raises(BadCommandError):
        parse(raw, a_timeline())


def test_a_time_text_needs_a_sequence():
    with pytest.raises(BadCommandError, match="needs a sequence"):
        parse({"command": "split_clip", "clip": "a", "at": "20f"}, Project())


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        ([], "JSON object"),
        ({}, '"command" field'),
        ({"command": 5}, '"command" field'),
        ({"command": "splt_clip"}, 'Did you mean "split_clip"'),
        ({"command": "split_clip", "clp": "a"}, 'Did you mean "clip"'),
        ({"command": "split_clip"}, "clip"),
        ({"command": "split_clip", "clip": 5}, "clip"),
        ({"command": "split_clip", "clip": ["a"]}, "clip"),
        ({"command": "split_clip", "clip": {"a": 1}, "at": "20f"}, "clip"),
        ({"command": "split_clip", "clip": "a", "at": 1.5}, "at"),
        ({"command": "split_clip", "clip": "a", "at": "noon"}, "no time"),
        ({"command": "overwrite", "placement": 5, "at": 0, "track": {}}, "placement"),
    ],
)
def test_what_is_wrong_is_named(raw, says):
    with pytest.raises(Exception, match=says) as caught:
        parse(raw, a_timeline())
    assert getattr(caught.value, "code", "") in ("edit.unknown", "edit.bad_command", "time.bad")


def test_journaled_commands_are_read_back():
    command = SplitClip(clip=ClipId("a"), media_at=5)
    assert decode(encode(command)) == command


@pytest.mark.parametrize("data", [b"", b"[]", b"{}", b'{"command":"split_clip"}', b"\xff"])
def test_damaged_journal_entries_are_refused(data):
    with pytest.raises(BadCommandError, match="can't be read"):
        decode(data)


def test_every_command_survives_json_with_its_required_fields_only():
    for cls in commands().values():
        fields = msgspec.structs.fields(cls)
        assert issubclass(cls, Command)
        assert all(f.encode_name == f.name for f in fields)
