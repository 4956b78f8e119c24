import json


def test_tracks_are_listed_as_on_a_timeline(kijkocut, project):
    lines = kijkocut("show", project).out.splitlines()
    order = [line.split()[0] for line in lines if line.startswith("  ") and "main-" in line]
    assert order == ["V3", "V2", "V1", "A1", "A2", "A3"]


def test_json_holds_every_clip(kijkocut, project):
    data = kijkocut("show", project, "--json").data
    tracks = data["sequences"][0]["tracks"]
    assert sum(len(t["clips"]) for t in tracks) == 2
    assert data["sequences"][0]["duration"] == 2 * 705_600_000


def test_a_project_that_is_not_there_is_a_human_error(kijkocut, tmp_path):
    ran = kijkocut("show", tmp_path / "none.kijko", "--json")
    assert ran.exit_code == 2
    assert "none.kijko" in ran.data["error"]["message"]
    assert "Traceback" not in ran.err


def test_takes_are_counted(kijkocut, project, tmp_path):
    add = {
        "command": "add_take",
        "clip": "c",
        "source": {"type": "media", "media": "m"},
        "source_in": "1f",
    }
    (tmp_path / "takes.json").write_text(json.dumps([add]))
    assert kijkocut("edit", project, tmp_path / "takes.json").exit_code == 0
    assert "take 1 of 2" in kijkocut("show", project).out
