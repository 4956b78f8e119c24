from kijkocut.model.ids import ClipId

A, B, SOUND = ClipId("a"), ClipId("b"), ClipId("b-audio")


def test_transitions_at_the_playhead_and_at_the_selection(do, film):
    film.move_playhead(30 * film.sequence.rate.frame_ticks)
    do("transition.add")
    assert film.project.clip(B).transition.kind == "dissolve"
    assert film.project.clip(SOUND).transition is None
    do("transition.add_sound")
    assert film.project.clip(SOUND).transition.kind == "crossfade"
    film.select([SOUND])
    do("transition.add_sound_gain")
    assert film.project.clip(SOUND).transition.kind == "crossfade_gain"
    film.select([])
    do("transition.remove")
    assert film.project.clip(B).transition is None
    assert film.project.clip(SOUND).transition is None
    said = []
    film.noticed.connect(lambda notice: said.append(notice.text))
    do("transition.remove")
    assert said == ["There is no transition here. Select a clip that begins with one, or go to it."]


def test_fades_reach_to_the_playhead(do, film):
    frame = film.sequence.rate.frame_ticks
    film.select([A])
    film.move_playhead(10 * frame)
    do("clip.fade_in")
    film.move_playhead(25 * frame)
    do("clip.fade_out")
    clip = film.project.clip(A)
    assert (clip.fade_in.duration, clip.fade_out.duration) == (10 * frame, 15 * frame)
