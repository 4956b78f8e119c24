def test_rate_and_canvas_are_exact(kijkocut, tmp_path):
    ran = kijkocut("new", tmp_path / "a.kijko", "--fps", "29.97", "--canvas", "640x360", "--json")
    assert ran.exit_code == 0
    assert ran.data["fps"] == "30000/1001"
    assert ran.data["canvas"] == [640, 360]
    assert len(ran.data["tracks"]) == 6


def test_nothing_is_overwritten(kijkocut, project):
    before = project.read_bytes()
    assert kijkocut("new", project).exit_code == 2
    assert project.read_bytes() == before


def test_bad_numbers_end_in_one_line_and_leave_no_file(kijkocut, tmp_path):
    for words in (("--fps", "0"), ("--canvas", "big"), ("--canvas", "101x100"), ("--fps", "abc")):
        ran = kijkocut("new", tmp_path / "b.kijko", *words)
        assert ran.exit_code == 2, words
        assert ran.err.count("\n") == 1
        assert not (tmp_path / "b.kijko").exists()
