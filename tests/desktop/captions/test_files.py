from kijkocut.desktop.captions.files import export_captions, import_captions, lost
from kijkocut.desktop.captions.track_choice import TrackChoice
from kijkocut.edit.commands.set_caption import SetCaption

_SRT = "1\n00:00:00,500 --> 00:00:01,000\nHello\n\n2\n00:00:01,200 --> 00:00:02,000\nBye\n"


def test_a_file_becomes_a_track_that_is_chosen_in_one_step(film, tmp_path):
    path = tmp_path / "lines.srt"
    path.write_text(_SRT)
    before = film.project
    assert import_captions(film, path) is not None
    track = TrackChoice.of(film).track
    assert [clip.source.text for clip in film.project.lane(track.id)] == ["Hello", "Bye"]
    film.undo()
    assert film.project == before


def test_a_damaged_file_is_told(film, tmp_path):
    told = []
    film.noticed.connect(lambda notice: told.append(notice.text))
    path = tmp_path / "lines.srt"
    path.write_bytes(b"no cues here\n")
    import_captions(film, path)
    assert "lines.srt" in told[-1]
    import_captions(film, tmp_path / "lines.xyz")
    assert ".xyz" in told[-1]


def test_only_the_chosen_track_is_written_and_losses_name_nothing_else(spoken, tmp_path):
    track = spoken.project.tracks["c"]
    path = tmp_path / "out.vtt"
    report = export_captions(spoken, track, path)
    assert "What a day" in path.read_text()
    assert lost(report) == ()


def test_losses_are_counted_in_the_notice(spoken, tmp_path):
    told = []
    spoken.noticed.connect(lambda notice: told.append(notice.text))
    spoken.run(SetCaption(clip="one", start=7))
    report = export_captions(spoken, spoken.project.tracks["c"], tmp_path / "out.srt")
    assert [loss.what for loss in lost(report)] == ["times"]
    assert "changed or were left out" in told[-1]
