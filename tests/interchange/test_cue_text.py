import pytest

from kijkocut.interchange import Outcome, read
from kijkocut.interchange.cues import MILLI, of_sequence
from kijkocut.interchange.errors import UnreadableFileError
from kijkocut.model.invariants import check


def given_file(tmp_path, data, name="x.srt"):
    path = tmp_path / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    found = read(path)
    check(found.project)
    return found


def lines(found):
    tracks = found.project.sequence_tracks(found.sequences[0])
    cues = of_sequence(found.project, tracks)
    return [(c.start // MILLI, c.end // MILLI, c.text, c.speaker) for c in cues]


def whats(found, outcome):
    return [(loss.what, loss.where) for loss in found.report.of(outcome)]


def test_what_a_web_file_says_beside_its_lines(tmp_path):
    text = (
        "WEBVTT\nLanguage: nl\n\nNOTE\nsecret\n\nSTYLE\n::cue {}\n\nintro\n"
        "00:01.000 --> 00:02.000 line:0 align:start\n<v.loud Ann>Tom &amp; <b>Jer</b>ry\n"
    )
    found = given_file(tmp_path, text, "x.vtt")
    assert lines(found) == [(1000, 2000, "Tom & Jerry", "Ann")]
    dropped = whats(found, Outcome.dropped)
    for what in ("NOTE outside cues", "STYLE outside cues", "cue settings", "styles inside lines"):
        assert what in [name for name, _ in dropped]
    assert next(iter(found.project.tracks.values())).language == "nl"


def test_odd_subrip_is_read_forgivingly(tmp_path):
    text = "\ufeff\r\n1\r\n0:00:01.5 --> 0:00:02,000\r\nA\r\n\r\nstill A\r\n"
    text += "\r\n00:00:03,000-->00:00:04,000\r\n\r\n"
    found = given_file(tmp_path, text)
    assert [(s, t) for s, _, t, _ in lines(found)] == [(1500, "A\n\nstill A"), (3000, "")]


@pytest.mark.parametrize("name", ["x.srt", "x.vtt", "x.ass", "x.sbv"])
def test_a_file_without_cues_is_refused_with_its_line(tmp_path, name):
    with pytest.raises(UnreadableFileError, match=rf"{name}, line \d+: "):
        given_file(tmp_path, "WEBVTT\n\nnothing to see\n", name)
