import pytest

from kijkocut.interchange import Outcome, read
from kijkocut.interchange.cues import MILLI, of_sequence
from kijkocut.interchange.errors import UnreadableFileError
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


def test_binary_is_no_captions(tmp_path):
    with pytest.raises(UnreadableFileError, match="no text"):
        given_file(tmp_path, bytes(range(256)) * 4)
