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


def test_asking_for_more_steps_than_there_are_tells_which_were_taken(kijkocut, project):
    ran = kijkocut("undo", project, "--steps", "9")
    assert ran.exit_code == 0
    assert ran.out.splitlines()[0] == "Undone: Script place.json"
    assert ran.out.splitlines()[-1] == "There is nothing more to undo."
    assert kijkocut("undo", project, "--json").exit_code == 2


def test_no_steps_and_backward_steps_are_refused(kijkocut, project):
    for verb in ("undo", "redo"):
        for steps in ("0", "-1", "x"):
            ran = kijkocut(verb, project, f"--steps={steps}")
            assert ran.exit_code == 2, ran
            assert "no number of steps" in ran.err
