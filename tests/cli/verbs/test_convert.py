import json


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


def test_a_project_is_written_as_one_sequence_or_all(kijkocut, project, tmp_path):
    script = [{"command": "add_sequence", "name": "Second"}]
    (tmp_path / "more.json").write_text(json.dumps(script))
    assert kijkocut("edit", project, tmp_path / "more.json").exit_code == 0
    ran = kijkocut("convert", project, tmp_path / "x.fcpxml", "--report", "--fcpxml", "1.13")
    assert ran.exit_code == 0, ran.err
    assert '<fcpxml version="1.13">' in (tmp_path / "x.fcpxml").read_text()
    assert "writing, kept: clips of media" in ran.out
    assert 'Left out sequence "Second"' in ran.out
    names = ("a.fcpxml", "a.otio")
    for name in names:
        ran = kijkocut("convert", project, tmp_path / name, "--all", "--json")
        assert ran.data["left_out"] == []
    for name in names:
        ran = kijkocut("import", project, tmp_path / name, "--json")
        assert len(ran.data["timelines"][0]["sequences"]) == 2
    kijkocut("convert", project, tmp_path / "s.fcpxml", "--sequence", "Second")
    assert '<project name="Second">' in (tmp_path / "s.fcpxml").read_text()
    assert "no sequence" in kijkocut("convert", project, "z.otio", "--sequence", "nix").err
    assert kijkocut("check", project).exit_code == 0


def test_only_known_versions_are_written(kijkocut, project, tmp_path):
    assert kijkocut("convert", project, tmp_path / "y.fcpxml", "--fcpxml", "1.8").exit_code == 2
    assert not (tmp_path / "y.fcpxml").exists()


def test_a_folder_is_tried_out(kijkocut, tmp_path):
    folder = tmp_path / "them"
    folder.mkdir()
    (folder / "good.srt").write_text("1\n00:00:01,000 --> 00:00:02,000\n<i>Hi</i>\n")
    ran = kijkocut("convert", "--check", folder)
    assert (ran.exit_code, "1 of 1 files work." in ran.out) == (0, True)
    (folder / "bad.fcpxml").write_text("<fcpxml>\n<nix</fcpxml>")
    ran = kijkocut("convert", "--check", folder, "--json")
    assert ran.exit_code == 1
    bad, good = ran.data
    assert (bad["ok"], good["ok"]) == (False, True)
    assert "bad.fcpxml, line 2" in bad["message"]
    assert (good["round_trip"], good["invariants"], good["loss_count"]) == ("equal", True, 1)
    assert sorted(p.name for p in folder.iterdir()) == ["bad.fcpxml", "good.srt"]


def test_two_files_or_a_folder_are_needed(kijkocut, tmp_path):
    assert kijkocut("convert").exit_code == 2
    assert kijkocut("convert", "--check", tmp_path / "nix").exit_code == 2
