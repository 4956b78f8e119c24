import json


def test_a_script_is_one_step_of_the_history(kijkocut, project):
    history = kijkocut("history", project, "--json").data
    assert [s["label"] for s in history["steps"]] == ["Script place.json"]
    assert history["cursor"] == history["steps"][-1]["step"]


def test_a_script_with_one_bad_command_changes_nothing(kijkocut, project, tmp_path):
    before = kijkocut("show", project, "--json").out
    script = [
        {"command": "split_clip", "clip": "c", "at": "1s"},
        {"command": "split_clip", "clip": "c", "at": "9s"},
    ]
    (tmp_path / "bad.json").write_text(json.dumps(script))
    ran = kijkocut("edit", project, tmp_path / "bad.json")
    assert ran.exit_code == 2
    assert "Command 2" in ran.err
    assert "nothing to split" in ran.err
    assert kijkocut("show", project, "--json").out == before


def test_a_dry_run_shows_the_proposal_and_changes_nothing(kijkocut, project, tmp_path):
    before = kijkocut("show", project, "--json").out
    (tmp_path / "s.json").write_text('{"command": "split_clip", "clip": "c", "at": "1s"}')
    ran = kijkocut("edit", project, tmp_path / "s.json", "--dry-run", "--json")
    assert ran.exit_code == 0
    assert ran.data["accepted"]
    assert len(ran.data["parts"][0]["changes"]) >= 4
    assert kijkocut("show", project, "--json").out == before


def test_an_unknown_command_field_and_name_are_explained(kijkocut, project, tmp_path):
    for command, hint in (
        ({"command": "split_clips"}, 'Did you mean "split_clip"?'),
        ({"command": "split_clip", "clop": "c"}, 'Did you mean "clip"?'),
        ({"command": "overwrite", "track": "@V9"}, "Nothing among the tracks"),
    ):
        (tmp_path / "s.json").write_text(json.dumps(command))
        ran = kijkocut("edit", project, tmp_path / "s.json")
        assert ran.exit_code == 2
        assert hint in ran.err


def test_a_file_that_is_no_json_is_named(kijkocut, project, tmp_path):
    (tmp_path / "s.json").write_text("[{")
    ran = kijkocut("edit", project, tmp_path / "s.json")
    assert ran.exit_code == 2
    assert "s.json is no JSON" in ran.err
    assert kijkocut("edit", project, tmp_path / "none.json").exit_code == 2


def test_lost_footage_is_relinked_by_its_path_alone(kijkocut, project, clip, tmp_path):
    moved = tmp_path / "moved.mp4"
    moved.write_bytes(clip.read_bytes())
    script = tmp_path / "relink.json"
    script.write_text('[{"command": "relink_media", "media": "m", "path": "moved.mp4"}]')
    ran = kijkocut("edit", project, script)
    assert ran.exit_code == 0, ran.err
    assert kijkocut("show", project, "--json").data["media"][0]["path"] == str(moved)
