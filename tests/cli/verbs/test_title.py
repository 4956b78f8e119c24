def test_templates_are_listed(kijkocut):
    names = {one["name"] for one in kijkocut("title", "--json").data}
    assert {"plain", "lower-third", "credits", "ticker"} <= names


def test_a_title_is_put_over_the_film(kijkocut, project):
    ran = kijkocut("title", project, "lower-third", "--text", r"Ann\nDirector", "--at", "10f")
    assert ran.exit_code == 0
    assert "Lower third on V2 at 00:00:00:10." in ran.out
    shown = kijkocut("title", project, "plain", "--at", "1s", "--length", "12f", "--json").data
    assert shown["duration"] == 12 * 705_600_000 // 25


def test_what_is_missing_is_said(kijkocut, project):
    assert kijkocut("title", project).exit_code == 2
    ran = kijkocut("title", project, "lower-thrid")
    assert ran.exit_code == 2
    assert 'Did you mean "lower-third"?' in ran.err
