from kijkocut.interchange import Outcome, read
from kijkocut.interchange.cues import MILLI, of_sequence
from kijkocut.model.invariants import check

SRT = (
    "1\n00:00:01,000 --> 00:00:02,500\nHé <i>you</i>\nthere\n\n"
    "2\n00:00:03,000 --> 00:00:04,000\nTwo\n"
)


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


def test_overlapping_cues_are_kept_and_told(tmp_path):
    text = (
        "00:01.000 --> 00:05.000\nA\n\n00:02.000 --> 00:03.000\nB\n\n00:05.000 --> 00:06.000\nC\n"
    )
    found = given_file(tmp_path, "WEBVTT\n\n" + text, "x.vtt")
    assert [t for _, _, t, _ in lines(found)] == ["A", "B", "C"]
    assert ("overlapping cues", ("line 6",)) in whats(found, Outcome.approximated)
    assert len(found.project.tracks) == 2


def test_a_cue_that_ends_before_it_begins_is_named(tmp_path):
    text = SRT + "\n3\n00:00:09,000 --> 00:00:08,000\nNo\n"
    found = given_file(tmp_path, text)
    assert ("cues", ("line 11",)) in whats(found, Outcome.dropped)
