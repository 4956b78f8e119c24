from kijkocut.edit.commands.add_caption import AddCaption
from kijkocut.edit.commands.add_track import AddTrack
from kijkocut.model.sequence import TrackKind


def test_captions_are_added_nudged_and_found_by_actions(window, film):
    frame = film.sequence.rate.frame_ticks
    actions = window.actions_
    assert not actions.get("captions.export").isEnabled()
    film.run(AddTrack(sequence=film.sequence.id, kind=TrackKind.caption, id="c"))
    film.run(AddCaption(track="c", at=10 * frame, duration=20 * frame, text="Hi", id="one"))
    assert actions.get("captions.export").isEnabled()
    film.select(["one"])
    for name in ("start_earlier", "end_later", "later"):
        actions.trigger(f"captions.{name}")
    clip = film.project.clip("one")
    assert (clip.start, clip.end) == (10 * frame, 32 * frame)
    film.move_playhead(60 * frame)
    actions.trigger("captions.add")
    assert len(list(film.project.lane("c"))) == 2
    actions.trigger("captions.find")
    assert not window.widget_of("captions").find_bar.isHidden()
