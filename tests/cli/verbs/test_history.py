def test_the_present_step_is_marked(kijkocut, project):
    lines = kijkocut("history", project).out.splitlines()
    assert len(lines) == 1
    assert lines[0].startswith("* ")
    assert lines[0].endswith("you: Script place.json")
