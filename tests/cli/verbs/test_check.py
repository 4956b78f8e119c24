def test_a_sound_project_is_said_to_be_sound(kijkocut, project):
    ran = kijkocut("check", project)
    assert ran.exit_code == 0
    assert "is sound" in ran.out
