from PySide6.QtCore import Qt

from kijkocut.desktop.taking import choices, choose, turn, with_takes
from kijkocut.edit.commands.add_take import AddTake
from kijkocut.model.clip import MediaSource
from kijkocut.model.ids import ClipId

A, B = ClipId("a"), ClipId("b")


def taken(film, *frames):
    """Give clip `a` takes of its medium from these frames on."""
    frame = film.sequence.rate.frame_ticks
    (media,) = film.project.media
    for at in frames:
        film.run(AddTake(clip=A, source=MediaSource(media=media), source_in=at * frame))
    return film


def shown(film, key=A):
    return film.project.clip(key).source_in // film.sequence.rate.frame_ticks


def test_takes_are_told_apart_and_say_what_they_lack(film):
    assert choices(film.project, film.project.clip(A)) == ()
    taken(film, 0, 20)
    one, two, three = choices(film.project, film.project.clip(A))
    assert one.text == "1. take.mp4 00:00:00:05"
    assert (one.is_shown, one.is_whole) == (True, True)
    assert two.text == "2. take.mp4 00:00:00:00"
    assert three.text == "3. take.mp4 00:00:00:20 (10 frames short)"
    assert (three.is_whole, three.has_some) == (False, True)


def test_turning_passes_over_what_is_too_short_and_says_so(film):
    said = []
    film.noticed.connect(lambda notice: said.append(notice.text))
    taken(film, 0, 20, 9)
    film.select((A,))
    turn(film, 1)
    assert shown(film) == 0
    turn(film, 1)
    assert shown(film) == 9
    assert any("Too short here: 3." in text for text in said)
    turn(film, 1)
    assert shown(film) == 5
    turn(film, -1)
    assert shown(film) == 9
    film.undo()
    assert shown(film) == 5


def test_a_short_take_chosen_by_name_shortens_the_clip_with_its_sound(film):
    frame = film.sequence.rate.frame_ticks
    taken(film, 20)
    choose(film, film.project.clip(A), 1)
    for key in film.project.clips_together(film.project.clip(A)):
        clip = film.project.clip(key)
        assert (clip.source_in // frame, clip.duration // frame) == (20, 30)
    film.undo()
    assert film.project.clip(A).duration == 40 * frame


def test_without_a_selection_the_clip_at_the_playhead_is_meant(film):
    taken(film, 0)
    film.select(())
    assert [clip.id for clip in with_takes(film)] == [A]
    film.select((B,))
    assert with_takes(film) == ()
    film.select(())
    film.move_playhead(film.project.clip(B).start)
    assert with_takes(film) == ()


def test_by_keys_and_names(window, film, qtbot):
    taken(film, 0, 3)
    film.select(film.project.clips_together(film.project.clip(A)))
    for key, keys, frame in (
        ("clip.next_take", "Alt+T", 0),
        ("clip.next_take", "Alt+T", 3),
        ("clip.previous_take", "Alt+Shift+T", 0),
    ):
        action = window.actions_.get(key)
        assert keys in [one.toString() for one in action.shortcuts()]
        action.trigger()
        assert shown(film) == frame
    qtbot.keyClick(window, Qt.Key.Key_T, Qt.KeyboardModifier.AltModifier)
    assert shown(film) == 3
    window.actions_.get("clip.remove_take").trigger()
    assert [take.text for take in choices(film.project, film.project.clip(A))] == [
        "1. take.mp4 00:00:00:05",
        "2. take.mp4 00:00:00:00",
    ]
    window.actions_.get("clip.finalise_takes").trigger()
    assert film.project.clip(A).takes == ()
    assert shown(film) == 0
