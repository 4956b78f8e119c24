def test_convert_tells_what_was_lost(kijkocut, tmp_path):
    (tmp_path / "x.srt").write_text("1\n00:00:01,000 --> 00:00:02,000\n<i>Hi</i>\n")
    ran = kijkocut("convert", tmp_path / "x.srt", tmp_path / "x.vtt", "--report")
    assert ran.exit_code == 0, ran.err
    assert "WEBVTT" in (tmp_path / "x.vtt").read_text()
    assert "reading, dropped: styles inside lines" in ran.out
    data = kijkocut("convert", tmp_path / "x.srt", tmp_path / "x.vtt", "--json").data
    assert data["read"]["losses"][1]["outcome"] == "dropped"


def test_convert_never_writes_over_what_it_reads(kijkocut, tmp_path):
    (tmp_path / "x.srt").write_text("1\n00:00:01,000 --> 00:00:02,000\nHi\n")
    assert kijkocut("convert", tmp_path / "x.srt", tmp_path / "x.srt").exit_code != 0


def test_import_brings_a_timeline_and_captions_in(kijkocut, project, clip, tmp_path):
    edl = "001 AX V C 00:00:00:00 00:00:01:00 01:00:00:00 01:00:01:00\n* FROM CLIP NAME: clip.mp4\n"
    (tmp_path / "x.edl").write_text("TITLE: Cut\n" + edl)
    (tmp_path / "clip.mp4").write_bytes(clip.read_bytes())
    (tmp_path / "x.srt").write_text("1\n00:00:00,000 --> 00:00:01,000\nHi\n")
    ran = kijkocut(
        "import", project, tmp_path / "x.edl", tmp_path / "x.srt", "--fps", "25", "--json"
    )
    assert ran.exit_code == 0, ran.err
    first, second = ran.data["timelines"]
    assert len(first["sequences"]) == 1
    assert [loss["outcome"] for loss in first["media"]["losses"]] == ["kept"]
    assert second["sequences"] == []
    assert kijkocut("check", project).exit_code == 0
