from kijkocut.desktop.inspector.sound import sound_section
from kijkocut.model.sequence import TrackKind


def _sound(film):
    track = next(t for t in film.project.tracks.values() if t.kind is TrackKind.audio)
    return next(iter(film.project.lane(track.id)))


def _field(plan, name):
    return next(field for field in plan.fields if field.spec.name == name)


def test_channels_are_mapped_by_name(film):
    clip = _sound(film)
    field = _field(sound_section((clip,), 2), "channels")
    assert field.values(film.project, 0) == ("as_it_comes",)
    film.run(*field.write(film.project, 0, "left_to_both"))
    assert film.project.clip(clip.id).channel_map == (0, 0)
    assert field.values(film.project, 0) == ("left_to_both",)


def test_more_channels_are_mapped_one_by_one(film):
    clip = _sound(film)
    plan = sound_section((clip,), 6)
    names = [field.spec.name for field in plan.fields if field.spec.name.startswith("channel_")]
    assert len(names) == 6
    (command,) = _field(plan, "channel_1").write(film.project, 0, "silence")
    assert command.channels == (0, -1, 2, 3, 4, 5)


def test_level_and_place_are_there(film):
    plan = sound_section((_sound(film),), 2)
    assert [field.spec.name for field in plan.fields][:2] == ["gain", "pan"]
    assert plan.extra == "loudness"
