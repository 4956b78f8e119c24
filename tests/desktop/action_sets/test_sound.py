from kijkocut.edit.commands.set_keyframe import SetKeyframe
from kijkocut.model.ids import ClipId
from kijkocut.model.sequence import TrackKind


def gain(film):
    (clip,) = (c for c in film.selected_clips if _is_sound(film, c))
    return next((p for p in clip.params if p.name == "gain"), None)


def _is_sound(film, clip):
    return film.project.tracks[clip.track].kind is TrackKind.audio


def test_clips_get_louder_and_softer_and_as_they_were(film, window, do):
    film.select(film.project.clips_together(film.project.clip(ClipId("a"))))
    do("sound.much_louder")
    do("sound.softer")
    assert gain(film).value == 5
    for _ in range(5):
        do("sound.much_louder")
    assert gain(film).value == 20
    do("sound.reset")
    assert gain(film) is None


def test_keyframes_are_kept(film, window, do):
    together = film.project.clips_together(film.project.clip(ClipId("a")))
    film.select(together)
    (sound,) = (c for c in film.selected_clips if _is_sound(film, c))
    film.run(SetKeyframe(clip=sound.id, name="gain", at=0, value=-3.0))
    do("sound.louder")
    assert [key.value for key in gain(film).keys] == [-2]


def test_recording_is_offered_while_there_is_a_sequence(film, window):
    assert window.actions_.get("sound.record").isEnabled()
    film.close()
    assert not window.actions_.get("sound.record").isEnabled()
