"""The verb renders ahead, tells and clears."""

import json


def test_a_range_is_rendered_told_and_cleared(kijkocut, project, tmp_path):
    kijkocut("prerender", project, "--clear")
    script = [{"command": "set_param", "clip": "c", "name": "opacity", "value": 0.5}]
    (tmp_path / "fade.json").write_text(json.dumps(script))
    assert kijkocut("edit", project, tmp_path / "fade.json").exit_code == 0
    ran = kijkocut("prerender", project, "--in", "5f", "--out", "9f", "--json")
    assert ran.exit_code == 0, ran.err
    assert (ran.data["frames"], ran.data["rendered"]) == (4, 4)
    told = kijkocut("prerender", project, "--status").out
    assert told.startswith("00:00:00:05 to 00:00:00:09\n")
    assert "4 were there" in kijkocut("prerender", project, "--in", "5f", "--out", "9f").out
    assert kijkocut("prerender", project, "--clear", "--json").data["freed"] > 0
    assert "Nothing is rendered" in kijkocut("prerender", project, "--status").out


def test_a_range_that_is_none_is_refused(kijkocut, project):
    assert kijkocut("prerender", project, "--in", "9f", "--out", "5f").exit_code == 2
    assert kijkocut("prerender", project, "--in", "200f", "--out", "210f").exit_code == 2
