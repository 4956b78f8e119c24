from kijkocut.desktop.picking import (
    chosen_track,
    cuts,
    edges_across,
    edges_along,
    edges_at_playhead,
    lead,
    leads,
    target_tracks,
    under_playhead,
)
from kijkocut.edit.commands.set_track import SetTrack
from kijkocut.edit.commands.unlink_clips import UnlinkClips
from kijkocut.edit.edges import Side
from kijkocut.model.ids import ClipId
from kijkocut.model.sequence import TrackKind

A, B, SOUND = ClipId("a"), ClipId("b"), ClipId("b-audio")


def test_what_leads_and_what_lies_under_the_playhead(film):
    frame = film.sequence.rate.frame_ticks
    film.select(film.project.places)
    assert [clip.id for clip in leads(film)] == [A, B]
    assert lead(film).id == A
    assert chosen_track(film) == film.project.clip(A).track
    film.move_playhead(50 * frame)
    assert {clip.id for clip in under_playhead(film)} == {B, SOUND}


def test_edit_points_and_cuts(film):
    frame = film.sequence.rate.frame_ticks
    film.move_playhead(45 * frame)
    assert edges_at_playhead(film) == ((A, Side.tail), (B, Side.head))
    assert cuts(film, TrackKind.video) == (B,)
    assert cuts(film, TrackKind.audio) == (SOUND,)
    film.move_playhead(79 * frame)
    assert edges_at_playhead(film) == ((B, Side.tail),)
    film.select_edges([(B, Side.tail)])
    assert cuts(film, TrackKind.video) == ()
    film.select([A])
    assert cuts(film, TrackKind.video) == (B,)


def test_edit_points_of_all_tracks_and_what_goes_along(film):
    frame = film.sequence.rate.frame_ticks
    film.move_playhead(45 * frame)
    assert edges_across(film) == ((A, Side.tail), (B, Side.head))
    film.run(UnlinkClips(clips=(A, B)))
    assert set(edges_across(film)) == {
        *((A, Side.tail), (B, Side.head)),
        *((ClipId("a-audio"), Side.tail), (SOUND, Side.head)),
    }
    film.undo()
    film.select_edges([(B, Side.tail)])
    assert edges_along(film) == {(SOUND, Side.tail)}
    film.select([B], is_alone=True)
    film.select_edges([(B, Side.tail)])
    assert edges_along(film) == frozenset()


def test_targets_are_unlocked(film):
    count = len(target_tracks(film))
    film.run(SetTrack(track=film.project.clip(A).track, is_locked=True))
    assert len(target_tracks(film)) == count - 1
    film.close()
    assert target_tracks(film) == ()
    assert edges_at_playhead(film) == ()
    assert chosen_track(film) is None
