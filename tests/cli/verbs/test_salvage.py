def test_a_damaged_project_is_rescued_beside_itself(kijkocut, project, tmp_path):
    whole = kijkocut("show", project, "--json").data
    data = bytearray(project.read_bytes())
    data[8192:12288] = b"\xa5" * 4096
    hurt = tmp_path / "hurt.kijko"
    hurt.write_bytes(data)
    assert kijkocut("show", hurt).exit_code != 0
    ran = kijkocut("salvage", hurt, "-o", tmp_path / "new.kijko")
    assert ran.exit_code == 0, ran.err
    assert hurt.read_bytes() == bytes(data)
    assert kijkocut("show", tmp_path / "new.kijko", "--json").data["media"] == whole["media"]
    assert kijkocut("salvage", hurt, "-o", tmp_path / "new.kijko").exit_code == 2
    again = kijkocut("salvage", hurt, "-o", tmp_path / "two.kijko", "--json")
    assert again.data["clip_count"] == 2
