from itertools import pairwise

import pytest

from kijkocut.desktop.measuring.material import layers_film, long_film, small_film
from kijkocut.model.invariants import check
from kijkocut.model.sequence import TrackKind
from kijkocut.store import open_project


@pytest.fixture
def opened(tmp_path):
    def project(path):
        with open_project(path) as file:
            found = file.session().snapshot
        check(found)
        return found

    return project


def test_the_small_film_has_two_clips_with_sound(tmp_path, opened):
    project = opened(small_film(tmp_path))
    assert len(project.places) == 4
    (sequence,) = project.sequences
    assert project.sequence_end(sequence) == 100 * project.sequences[sequence].rate.frame_ticks


def test_layers_lie_over_each_other_each_from_a_file_of_its_own(tmp_path, opened):
    project = opened(layers_film(tmp_path, 3, is_small=True))
    assert len({media.path for media in project.media.values()}) == 3
    starts = [clip.start for lane in project.lanes.values() for clip in lane]
    assert starts == [0, 0, 0]
    assert layers_film(tmp_path, 3, is_small=True).exists()


def test_the_long_film_has_so_many_clips_on_twenty_tracks(tmp_path, opened):
    project = opened(long_film(tmp_path, 50))
    assert len(project.places) == 50
    kinds = [track.kind for track in project.tracks.values() if track.kind is not TrackKind.caption]
    assert kinds.count(TrackKind.video) == kinds.count(TrackKind.audio) == 10
    for lane in project.lanes.values():
        clips = list(lane)
        assert all(a.end == b.start for a, b in pairwise(clips))
