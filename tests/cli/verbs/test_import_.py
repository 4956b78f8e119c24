def test_known_files_are_told_and_broken_ones_refused(kijkocut, project, clip, tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "again.mp4").write_bytes(clip.read_bytes())
    (tmp_path / "in" / "broken.mp4").write_bytes(b"no film")
    ran = kijkocut("import", project, tmp_path / "in", "--json")
    assert ran.exit_code == 2
    assert [k["id"] for k in ran.data["known"]] == ["m"]
    assert "broken.mp4" in ran.data["refused"][0]["path"]
    assert ran.data["added"] == []


def test_a_missing_path_imports_nothing(kijkocut, project, clip, tmp_path):
    ran = kijkocut("import", project, clip, tmp_path / "gone.mp4")
    assert ran.exit_code == 2
    assert "gone.mp4" in ran.err
