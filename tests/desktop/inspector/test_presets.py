import pytest

from kijkocut.desktop.inspector.pictures import own_fields
from kijkocut.desktop.inspector.presets import (
    Preset,
    Presets,
    PresetsUnsavedError,
    put_on,
    read_off,
)
from kijkocut.edit.commands.set_keyframe import SetKeyframe
from kijkocut.edit.commands.set_param import SetParam
from kijkocut.model.ids import ClipId
from kijkocut.model.params import Param

A, B = ClipId("a"), ClipId("b")


def test_presets_are_kept_replaced_and_deleted(tmp_path):
    presets = Presets(tmp_path / "config" / "presets.json")
    one = Preset(section="transform", name="Big", params=(Param(name="rotation", value=3.0),))
    presets.save(one)
    presets.save(Preset(section="crop", name="Big", params=()))
    assert Presets(tmp_path / "config" / "presets.json").of("transform") == (one,)
    other = Preset(section="transform", name="Big", params=())
    presets.save(other)
    assert presets.of("transform") == (other,)
    presets.delete(other)
    assert presets.of("transform") == ()
    assert len(presets.of("crop")) == 1


def test_a_damaged_file_holds_no_presets_and_a_full_disk_is_told(tmp_path):
    path = tmp_path / "presets.json"
    path.write_text("{not json")
    assert Presets(path).of("transform") == ()
    (tmp_path / "file").write_text("")
    with pytest.raises(PresetsUnsavedError):
        Presets(tmp_path / "file" / "presets.json").save(
            Preset(section="transform", name="x", params=())
        )


def test_values_and_keyframes_are_put_onto_another_clip(film, value):
    frame = film.sequence.rate.frame_ticks
    film.run(
        SetParam(clip=A, name="rotation", value=30.0),
        SetKeyframe(clip=A, name="scale", offset=2 * frame, value=(2.0, 2.0)),
        SetParam(clip=B, name="anchor", value=(9.0, 9.0)),
    )
    names = ("rotation", "scale", "anchor")
    taken = read_off(own_fields((A,), names), film.project, 0)
    film.run(*put_on(own_fields((B,), names), taken, film.project, 0))
    assert value("rotation", "b") == 30.0
    assert [(k.at, k.value) for k in value("scale", "b")] == [(2 * frame, (2.0, 2.0))]
    assert value("anchor", "b") is None
