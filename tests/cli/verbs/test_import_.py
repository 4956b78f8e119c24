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


def test_a_timeline_of_premiere_is_brought_in(kijkocut, project, clip, tmp_path):
    rate = "<rate><timebase>25</timebase><ntsc>FALSE</ntsc></rate>"
    (tmp_path / "cut.xml").write_text(
        f'<xmeml version="4"><sequence id="s"><name>Cut</name>{rate}<media><video><track>'
        f'<clipitem id="c">{rate}<start>0</start><end>10</end><in>5</in><out>15</out><file id="f">'
        f"<name>{clip.name}</name><pathurl>file://localhost/D%3a/gone/{clip.name}</pathurl></file>"
        "</clipitem></track></video></media></sequence></xmeml>"
    )
    (tmp_path / clip.name).write_bytes(clip.read_bytes())
    ran = kijkocut("import", project, tmp_path / "cut.xml", "--json")
    assert ran.exit_code == 0, ran.err
    (told,) = ran.data["timelines"]
    assert len(told["sequences"]) == 1
    assert [loss["outcome"] for loss in told["media"]["losses"]] == ["kept"]
    assert kijkocut("check", project).exit_code == 0


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
