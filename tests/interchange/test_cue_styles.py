from kijkocut.interchange import read, write
from kijkocut.interchange.cues import MILLI, Cue, CueFile, of_sequence, to_project
from kijkocut.interchange.report import Ledger
from kijkocut.model.ticks import Rate
from kijkocut.model.title import Stroke, Title


def lines(found):
    tracks = found.project.sequence_tracks(found.sequences[0])
    cues = of_sequence(found.project, tracks)
    return [(c.start // MILLI, c.end // MILLI, c.text, c.speaker) for c in cues]


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


def test_damaged_fields_are_told(tmp_path):
    cue = Cue(start=0, end=1000 * MILLI, text="Hi")
    project, (key,) = to_project(CueFile(cues=(cue,)), "x", Rate(25), Ledger())
    path = tmp_path / "x.ass"
    write(project, key, path)
    path.write_text(path.read_text().replace("Dialogue: 0,", "Dialogue: x,"))
    found = read(path)
    assert lines(found) == [(0, 1000, "Hi", "")]
    assert "damaged fields" in [loss.what for loss in found.report.losses]
