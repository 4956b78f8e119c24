def test_starts_stand_beside_python_alone(table):
    bare, *ours = table("startup").figures
    assert bare.ratio is None
    assert all(f.of == bare.what and f.ratio > 1 for f in ours)


def test_a_clone_without_an_environment_of_its_own_is_not_set_up(table):
    made = table("startup")
    is_launched = any("launcher" in f.what for f in made.figures)
    assert is_launched != any("launch.py bench" in note for note in made.notes)
