def test_tables_can_be_asked(kijkocut, project):
    names = {row["name"] for row in kijkocut("inspect", project, "--json").data}
    assert {"clip", "journal", "timeline", "history"} <= names
    assert "c" in kijkocut("inspect", project, "SELECT id FROM clip").out.split()


def test_nothing_can_be_changed_and_bad_sql_is_told(kijkocut, project):
    before = project.read_bytes()
    for sql in ("DELETE FROM clip", "SELECT nothing FROM nowhere", "DROP TABLE clip"):
        ran = kijkocut("inspect", project, sql)
        assert ran.exit_code == 2, (sql, ran)
        assert ran.err.count("\n") == 1
    assert project.read_bytes() == before
    assert kijkocut("check", project).exit_code == 0
