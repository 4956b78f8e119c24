from msgspec.structs import replace

from kijkocut.edit.commands.import_media import ImportMedia
from kijkocut.model.clip import MediaSource
from kijkocut.model.ids import ClipId, MediaId

A, B = ClipId("a"), ClipId("b")


def test_matching_a_frame_shows_it_in_the_source_viewer(do, film):
    sought = []
    film.source_sought.connect(sought.append)
    clip = film.project.clip(B)
    frame = film.sequence.rate.frame_ticks
    film.select((B,))
    film.move_playhead(clip.start + 7 * frame)
    do("clip.match_frame")
    assert film.source_media.id == clip.source.media
    assert film.source_range == (clip.source_in, clip.source_end)
    assert sought == [clip.source_in + 7 * frame]
    film.select(())
    film.move_playhead(film.project.sequence_end(film.sequence.id) + 10 * frame)
    do("clip.match_frame")
    assert len(sought) == 1


def test_a_clip_is_replaced_with_the_source_from_its_in_point(do, film):
    clip = film.project.clip(A)
    media = film.project.media[clip.source.media]
    other = replace(media, id=MediaId("other"), name="Other")
    film.run(ImportMedia(id=other.id, name=other.name, path=other.path, facts=other.facts))
    frame = film.sequence.rate.frame_ticks
    film.show_source(other.id, 3 * frame, None)
    film.select((A,))
    do("source.exchange")
    now = film.project.clip(A)
    assert now.source == MediaSource(media=other.id)
    assert (now.start, now.duration, now.source_in) == (clip.start, clip.duration, 3 * frame)


def test_the_medium_of_a_clip_is_found(do, film):
    film.select((A,))
    do("clip.reveal")
    assert film.shelf.media == (film.project.clip(A).source.media,)


def test_halves_are_joined_again_with_their_sound(do, film):
    whole = film.project.clip(A)
    frame = film.sequence.rate.frame_ticks
    film.select((A,))
    for at in (5, 9):
        film.move_playhead(whole.start + at * frame)
        film.select(c.id for c in film.project.lane(whole.track).between(0, whole.end))
        do("clip.split")
    lane = film.project.lane(whole.track)
    assert len(lane.between(whole.start, whole.end)) == 3
    film.select(c.id for c in lane.between(whole.start, whole.end))
    do("clip.join")
    assert film.project.clip(A) == whole
    sound = film.project.clip(ClipId("a-audio"))
    assert (sound.start, sound.end) == (whole.start, whole.end)
    film.undo()
    assert len(film.project.lane(whole.track).between(whole.start, whole.end)) == 3


def test_where_nothing_plays_on_nothing_is_joined(do, film):
    before = film.project
    film.select((A, B))
    do("clip.join")
    assert film.project is before
