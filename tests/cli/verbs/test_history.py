def test_the_present_step_is_marked(kijkocut, project):
    lines = kijkocut("history", project).out.splitlines()
    assert len(lines) == 2
    assert lines[1].startswith("* ")
    assert lines[1].endswith("you: Script place.json")
