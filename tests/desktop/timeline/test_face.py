from msgspec.structs import replace

from kijkocut.desktop.timeline.face import angle_text, media_of
from kijkocut.desktop.timeline.faces import clip_text
from kijkocut.model.clip import MediaSource, SequenceSource
from kijkocut.model.ids import AngleId, SequenceId
from kijkocut.testing.builders import a_project


def test_the_medium_of_a_clip_is_found_if_it_plays_one(film):
    (clip, *_) = film.project.lane(film.sequence.tracks[0])
    assert isinstance(clip.source, MediaSource)
    assert media_of(film.project, clip) is film.project.media[clip.source.media]


def test_a_multicam_clip_says_its_angle_and_is_lined_with_its_recording():
    source = SequenceSource(sequence=SequenceId("cam"), angle=AngleId("2"))
    builder = a_project().with_media("n").with_multicam("cam", ["m", "n"])
    project = builder.with_clip("x", "v1", 0, 30, source=source).build()
    clip = project.clip("x")
    assert angle_text(project, clip) == "2 n"
    assert clip_text(clip, project) == "2 n \u2013 x"
    assert media_of(project, clip) is project.media["n"]
    gone = replace(clip, source=replace(source, angle=AngleId("7")))
    assert angle_text(project, gone) == "Angle missing"
    assert media_of(project, gone) is None
    whole = replace(clip, source=replace(source, angle=None))
    assert clip_text(whole, project) == "x"
