from itertools import pairwise

import pytest

from kijkocut.bench.big_project import PICTURE, SOUND, clip_id, project_commands
from kijkocut.model.invariants import check
from kijkocut.model.project import Project
from kijkocut.testing.builders import a_session


@pytest.mark.parametrize("clips", [10, 500])
def test_half_the_clips_are_pictures_and_half_their_sound_back_to_back(clips):
    session = a_session(Project())
    session.run(*project_commands(clips))
    project = session.snapshot
    check(project)
    assert len(project.places) == clips
    for track in (PICTURE, SOUND):
        lane = list(project.lane(track))
        assert len(lane) == clips // 2
        assert all(a.end == b.start for a, b in pairwise(lane))
    assert project.clips_together(project.clip(clip_id(0))) == {"cut-00000", "cut-00000-audio"}
