def test_undo_and_redo_survive_between_runs(kijkocut, project):
    full = kijkocut("show", project, "--json").out
    assert kijkocut("undo", project).out == "Undone: Script place.json\n"
    assert kijkocut("show", project, "--json").data["media"] == []
    assert kijkocut("redo", project).out == "Redone: Script place.json\n"
    assert kijkocut("show", project, "--json").out == full


def test_undoing_nothing_is_refused(kijkocut, project):
    assert kijkocut("undo", project, "--steps", "2").exit_code == 0
    ran = kijkocut("undo", project)
    assert ran.exit_code == 2
    assert ran.err == "kijkocut: There is nothing to undo.\n"
