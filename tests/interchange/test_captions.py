import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from kijkocut.interchange import Outcome, read, write
from kijkocut.interchange.cues import MILLI, Cue, CueFile, of_sequence, to_project
from kijkocut.interchange.errors import NothingToWriteError
from kijkocut.interchange.report import Ledger
from kijkocut.model.project import Put
from kijkocut.model.ticks import Rate
from kijkocut.testing.builders import a_project

WORDS = st.text("abc éß漢&<>", min_size=1, max_size=9).filter(lambda t: t.strip() == t)
LINES = st.lists(WORDS.filter(lambda t: "<" not in t), min_size=1, max_size=3).map("\n".join)


def lines(found):
    tracks = found.project.sequence_tracks(found.sequences[0])
    cues = of_sequence(found.project, tracks)
    return [(c.start // MILLI, c.end // MILLI, c.text, c.speaker) for c in cues]


@pytest.mark.parametrize("kind", ["srt", "vtt", "ass", "sbv"])
@settings(max_examples=25, deadline=None)
@given(
    texts=st.lists(st.tuples(st.integers(1, 300), st.integers(0, 9), LINES), min_size=1, max_size=6)
)
def test_lines_come_back(kind, texts, tmp_path_factory):
    at, cues = 0, []
    for length, gap, text in texts:
        cues.append(Cue(start=at * 10 * MILLI, end=(at + length) * 10 * MILLI, text=text))
        at += length + gap
    project, (key,) = to_project(CueFile(cues=tuple(cues)), "x", Rate(25), Ledger())
    path = tmp_path_factory.mktemp("captions") / f"x.{kind}"
    report = write(project, key, path)
    assert "captions" in [loss.what for loss in report.of(Outcome.kept)]
    found = read(path)
    wanted = [(c.start // MILLI, c.end // MILLI, c.text, "") for c in cues]
    assert lines(found) == wanted


def test_other_languages_and_pictures_are_named_as_left_out(tmp_path):
    project = a_project().with_clip("a", "v1", 0, 9).with_clip("k", "c1", 0, 9).build()
    report = write(project, "s", tmp_path / "x.srt")
    assert 'V1 00:00:00:00 "a"' in [p for x in report.of(Outcome.dropped) for p in x.where]


def test_a_sequence_without_captions_writes_none(tmp_path):
    project = a_project().with_clip("a", "v1", 0, 9).build()
    with pytest.raises(NothingToWriteError):
        write(project, "s", tmp_path / "x.srt")


def test_a_hidden_track_is_left_out(tmp_path):
    project = a_project().with_clip("k", "c1", 0, 9).build()
    track = project.tracks["c1"]
    project = project.apply((Put(before=track, after=replace(track, is_hidden=True)),))
    with pytest.raises(NothingToWriteError):
        write(project, "s", tmp_path / "x.srt")
