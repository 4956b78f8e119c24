from kijkocut.desktop.timeline.face import media_of
from kijkocut.model.clip import MediaSource


def test_the_medium_of_a_clip_is_found_if_it_plays_one(film):
    (clip, *_) = film.project.lane(film.sequence.tracks[0])
    assert isinstance(clip.source, MediaSource)
    assert media_of(film.project, clip) is film.project.media[clip.source.media]
