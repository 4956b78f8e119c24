import subprocess
import sys
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from kijkocut.model.clip import Fade, FadeCurve, Mask, MaskMode, MaskShape, TitleSource, Transition
from kijkocut.model.codec import BadRecordError, decode_changes, decode_entity, digest, encode
from kijkocut.model.media import Bin
from kijkocut.model.params import Easing, Keyframe, Param
from kijkocut.model.project import About, Put, Shift, revert
from kijkocut.model.retime import RampPoint, Retime
from kijkocut.model.ticks import Ratio
from kijkocut.model.title import Box, Shadow, Stroke, TextRun, Title
from kijkocut.testing.builders import F, a_project


def a_rich_project():
    keys = (
        Keyframe(at=-5, value=0.25, easing=Easing.bezier, handles=(0.1, 0.2, 0.3, 0.4)),
        Keyframe(at=7 * F, value=1.0, easing=Easing.bounce_out),
    )
    title = Title(
        text="Grüße 👋\n\u202b\u05e9\u05dc\u05d5\u05dd",
        stroke=Stroke(width=2.0),
        shadow=Shadow(),
        box=Box(radius=3.0),
        gradient=((1.0, 0.0, 0.0, 1.0), (0.0, 0.0, 1.0, 1.0)),
        runs=(TextRun(start=0, end=3, weight=700),),
    )
    mask = Mask(
        id="k",
        shape=MaskShape.path,
        mode=MaskMode.subtract,
        points=((0.0, 0.5, 1.0, 0.0, 0.0, 0.0),) * 3,
        params=(
            Param(
                name="path",
                keys=(
                    Keyframe(at=-F, value=(0.0,) * 18, easing=Easing.hold),
                    Keyframe(at=F, value=(0.5,) * 18),
                ),
            ),
        ),
    )
    ramp = Retime(ramp=(RampPoint(0, Ratio(1, 3)), RampPoint(9 * F, Ratio(-1))), keep_pitch=False)
    return (
        a_project()
        .with_clip(
            "a",
            "v1",
            0,
            50,
            params=(Param(name="opacity", keys=keys),),
            masks=(mask, Mask(id="l", shape=MaskShape.text, lettering=title)),
        )
        .with_clip("b", "v1", 50, 50, transition=Transition(kind="dip", before=F, after=0))
        .with_clip("t", "v2", 0, 9, source=TitleSource(title=title), source_in=0)
        .with_clip("s", "a1", 0, 20, retime=ramp, fade_in=Fade(duration=F, curve=FadeCurve.smooth))
        .with_clip("line", "c1", 3, 5)
        .with_marker("m", 4)
        .build()
    )


def entities(project):
    tables = (project.media, project.sequences, project.tracks, project.markers)
    yield project.about
    for table in tables:
        yield from table.values()
    for lane in project.lanes.values():
        yield from lane


def test_every_entity_and_change_is_read_back_as_it_was():
    project = a_rich_project()
    for entity in entities(project):
        assert decode_entity(encode(entity)) == entity
    changes = (
        *(Put(after=e) for e in entities(project)),
        Put(before=project.clip("a"), after=replace(project.clip("a"), name="x")),
        Shift(track="v1", at=5, delta=-3),
    )
    assert decode_changes(encode(changes)) == changes
    assert decode_changes(encode(revert(changes))) == revert(changes)


def test_json_is_canonical():
    assert encode(Bin(id="b", name="Day 1")) == b'{"type":"bin","id":"b","name":"Day 1"}'
    assert encode(Put(after=About())) == b'{"type":"put","after":{"type":"about"}}'


@pytest.mark.parametrize(
    "data",
    [
        *(
            b"",
            b"{",
            b"null",
            b"[]",
            b'{"type":"ghost"}',
            b'{"type":"bin"}',
            b"\xff\xfe",
            b"[" * 9999,
        ),
        b'{"type":"bin","id":5,"name":"x"}',
    ],
)
def test_damaged_json_is_a_bad_record(data):
    with pytest.raises(BadRecordError):
        decode_entity(data)


@pytest.mark.parametrize("data", [b"{}", b'[{"type":"shift"}]', b"[" * 9999, b"\x00"])
def test_damaged_changes_are_a_bad_record(data):
    with pytest.raises(BadRecordError):
        decode_changes(data)


@given(at=st.integers(0, 10**6), junk=st.binary(min_size=1, max_size=3))
def test_no_damage_does_worse_than_a_bad_record(at, junk):
    data = bytearray(encode(a_rich_project().clip("a")))
    at %= len(data)
    data[at : at + len(junk)] = junk
    with suppress(BadRecordError):
        assert decode_entity(bytes(data)) is not None


def test_equal_projects_have_equal_digests_and_others_do_not():
    one, two = a_rich_project(), a_rich_project()
    assert digest(one) == digest(two)
    seen = {digest(one)}
    for entity in entities(one):
        fields = {"at": 5} if "at" in entity.__struct_fields__ else {"name": "other"}
        seen.add(digest(one.apply((Put(before=entity, after=replace(entity, **fields)),))))
    assert len(seen) == 1 + len(list(entities(one)))


def test_the_digest_is_the_same_in_every_process():
    code = (
        "from kijkocut.testing.builders import a_project;"
        "from kijkocut.model.codec import digest;"
        "print(digest(a_project().with_clip('a','v1',0,5).with_clip('b','a1',0,5).build()))"
    )
    seen = {
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=env
        ).stdout
        for env in ({"PYTHONHASHSEED": "1"}, {"PYTHONHASHSEED": "2"})
    }
    project = a_project().with_clip("a", "v1", 0, 5).with_clip("b", "a1", 0, 5).build()
    assert seen == {digest(project) + "\n"}
