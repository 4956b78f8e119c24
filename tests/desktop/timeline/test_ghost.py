from kijkocut.desktop.timeline.ghost import ghost_of
from kijkocut.edit.commands.delete_clips import DeleteClips
from kijkocut.edit.commands.move_clips import MoveClips
from kijkocut.model.ids import ClipId

A, B = ClipId("a"), ClipId("b")


def test_a_ghost_is_what_the_command_would_do(film):
    project = film.project
    frame = film.sequence.rate.frame_ticks
    ghost = ghost_of(film, (MoveClips(clips=(B,), by=10 * frame),), hint="+10")
    assert film.project is project
    assert ghost.project.clip(B).start == 50 * frame
    assert B in ghost.touched
    assert A not in ghost.touched
    film.run(MoveClips(clips=(B,), by=10 * frame))
    assert film.project.clip(B) == ghost.project.clip(B)


def test_what_goes_and_what_is_refused(film):
    ghost = ghost_of(film, (DeleteClips(clips=(A,)),))
    assert A in {clip.id for clip in ghost.gone}
    refused = ghost_of(film, (MoveClips(clips=(A,), by=-1),))
    assert refused.refusal
    assert refused.project is film.project
    assert ghost_of(film, ()).project is film.project
