def test_any_step_of_the_tree_can_be_reached(kijkocut, project):
    steps = kijkocut("history", project, "--json").data["steps"]
    assert kijkocut("undo", project, "--steps", "2").exit_code == 0
    assert kijkocut("redo", project, "--to", steps[-1]["step"]).exit_code == 0
    assert kijkocut("history", project, "--json").data["cursor"] == steps[-1]["step"]


def test_a_step_that_is_not_there_is_refused(kijkocut, project):
    assert kijkocut("redo", project, "--to", "nowhere").exit_code == 2
    assert kijkocut("redo", project).exit_code == 2


def test_redo_tells_each_step_and_where_it_ended(kijkocut, project):
    undone = kijkocut("undo", project, "--steps", "9", "--json").data["undone"]
    ran = kijkocut("redo", project, "--steps", "9", "--json")
    assert ran.exit_code == 0
    assert ran.data["redone"] == undone[::-1]
    assert kijkocut("redo", project).err == "kijkocut: There is nothing to redo.\n"
