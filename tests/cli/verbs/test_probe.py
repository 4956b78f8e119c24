def test_facts_are_told(kijkocut, clip):
    ran = kijkocut("probe", clip, "--json")
    facts = ran.data[0]["facts"]
    assert facts["duration"] >= 2 * 705_600_000
    assert [s["codec"] for s in facts["streams"]] == ["h264", "aac"]
    assert "25 fps" in kijkocut("probe", clip).out


def test_one_bad_file_does_not_hide_the_good(kijkocut, clip, tmp_path):
    (tmp_path / "x.mp4").write_bytes(b"x")
    ran = kijkocut("probe", tmp_path / "x.mp4", clip, "--json")
    assert ran.exit_code == 2
    assert "error" in ran.data[0]
    assert "facts" in ran.data[1]
