def test_versions_are_named_and_listed(kijkocut, project):
    assert kijkocut("versions", project, "--save", "first cut").exit_code == 0
    assert "first cut" in [v["name"] for v in kijkocut("versions", project, "--json").data]
