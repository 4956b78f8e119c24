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


def test_what_a_window_would_show_is_made_on_wish(kijkocut, clip, tmp_path, shared_studio):
    path = tmp_path / "p.kijko"
    kijkocut("new", path)
    ran = kijkocut("import", path, clip, "--prepare", "--json")
    assert ran.exit_code == 0, ran.err
    facts = shared_studio.probe(clip)
    assert shared_studio.thumbnails.strip(facts).is_whole
    assert shared_studio.waveforms.find(facts) is not None


def test_another_project_comes_in_with_its_sequences_and_media(kijkocut, project, tmp_path):
    path = tmp_path / "p.kijko"
    kijkocut("new", path)
    ran = kijkocut("import", path, project, "--json")
    assert ran.exit_code == 0, ran.err
    (brought,) = ran.data["timelines"]
    assert brought["format"] == "kijko"
    assert len(brought["sequences"]) == 1
    again = kijkocut("import", path, path)
    assert "is the project that is open" in again.err
