import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from kijkocut.interchange import Outcome, read, write
from kijkocut.interchange.cues import MILLI, Cue, CueFile, of_sequence, to_project
from kijkocut.interchange.errors import NothingToWriteError, UnreadableFileError
from kijkocut.interchange.report import Ledger
from kijkocut.model.invariants import check
from kijkocut.model.project import Put
from kijkocut.model.ticks import Rate
from kijkocut.model.title import Stroke, Title
from kijkocut.testing.builders import a_project

SRT = (
    "1\n00:00:01,000 --> 00:00:02,500\nHé <i>you</i>\nthere\n\n"
    "2\n00:00:03,000 --> 00:00:04,000\nTwo\n"
)
WORDS = st.text("abc éß漢&<>", min_size=1, max_size=9).filter(lambda t: t.strip() == t)
LINES = st.lists(WORDS.filter(lambda t: "<" not in t), min_size=1, max_size=3).map("\n".join)


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


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_unicode_is_read_with_and_without_a_mark(tmp_path, encoding):
    found = given_file(tmp_path, SRT.encode(encoding))
    assert lines(found)[0] == (1000, 2500, "Hé you\nthere", "")
    assert ("styles inside lines", ("line 2",)) in whats(found, Outcome.dropped)


def test_an_old_code_page_is_guessed_and_told(tmp_path):
    text = "1\n00:00:01,000 --> 00:00:02,000\nÀ bientôt, mon cher ami, où est passé le garçon ?\n"
    found = given_file(tmp_path, text.encode("cp1252"))
    assert lines(found)[0][2] == "À bientôt, mon cher ami, où est passé le garçon ?"
    assert "text encoding" in [what for what, _ in whats(found, Outcome.approximated)]


def test_overlapping_cues_are_kept_and_told(tmp_path):
    text = (
        "00:01.000 --> 00:05.000\nA\n\n00:02.000 --> 00:03.000\nB\n\n00:05.000 --> 00:06.000\nC\n"
    )
    found = given_file(tmp_path, "WEBVTT\n\n" + text, "x.vtt")
    assert [t for _, _, t, _ in lines(found)] == ["A", "B", "C"]
    assert ("overlapping cues", ("line 6",)) in whats(found, Outcome.approximated)
    assert len(found.project.tracks) == 2


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


def test_a_cue_that_ends_before_it_begins_is_named(tmp_path):
    text = SRT + "\n3\n00:00:09,000 --> 00:00:08,000\nNo\n"
    found = given_file(tmp_path, text)
    assert ("cues", ("line 11",)) in whats(found, Outcome.dropped)


def test_speakers_and_style_go_through_ass(tmp_path):
    style = Title(text="", font="Arial", size=40.0, weight=700, stroke=Stroke(width=3.0))
    cue = Cue(start=0, end=1000 * MILLI, text="Hi", speaker="Ann")
    found = CueFile(cues=(cue,), style=style, canvas=(1280, 720))
    project, (key,) = to_project(found, "x", Rate(25), Ledger())
    write(project, key, tmp_path / "x.ass")
    again = read(tmp_path / "x.ass")
    assert lines(again) == [(0, 1000, "Hi", "Ann")]
    (track,) = again.project.tracks.values()
    assert track.caption_style == style
    made = again.project.sequences[again.sequences[0]]
    assert (made.width, made.height) == (1280, 720)


def test_other_languages_and_pictures_are_named_as_left_out(tmp_path):
    project = a_project().with_clip("a", "v1", 0, 9).with_clip("k", "c1", 0, 9).build()
    report = write(project, "s", tmp_path / "x.srt")
    assert 'V1 00:00:00:00 "a"' in [p for x in report.of(Outcome.dropped) for p in x.where]


@pytest.mark.parametrize("name", ["x.srt", "x.vtt", "x.ass", "x.sbv"])
def test_a_file_without_cues_is_refused_with_its_line(tmp_path, name):
    with pytest.raises(UnreadableFileError, match=rf"{name}, line \d+: "):
        given_file(tmp_path, "WEBVTT\n\nnothing to see\n", name)


def test_binary_is_no_captions(tmp_path):
    with pytest.raises(UnreadableFileError, match="no text"):
        given_file(tmp_path, bytes(range(256)) * 4)


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
