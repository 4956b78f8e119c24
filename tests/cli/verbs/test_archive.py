"""The verb packs a project; what is missing is named."""

import shutil


def test_a_project_is_packed_and_opens_elsewhere(kijkocut, project, tmp_path):
    ran = kijkocut("archive", project, tmp_path / "out.zip")
    assert ran.exit_code == 0, ran.err
    assert ran.out.startswith(f"Wrote {tmp_path / 'out.zip'}: 1 file,")
    assert kijkocut("archive", project, tmp_path / "out.zip").exit_code == 2
    kijkocut("frame", project, "--at", "7f", "-o", tmp_path / "before.png")
    shutil.unpack_archive(tmp_path / "out.zip", tmp_path / "there")
    moved = tmp_path / "there" / "film.kijko"
    media = kijkocut("show", moved, "--json").data["media"]
    assert media[0]["path"] == str(tmp_path / "there" / "media" / "clip.mp4")
    assert kijkocut("frame", moved, "--at", "7f", "-o", tmp_path / "after.png").exit_code == 0
    assert (tmp_path / "after.png").read_bytes() == (tmp_path / "before.png").read_bytes()
    assert kijkocut("check", moved).exit_code == 0


def test_progress_is_told_to_pipes_on_wish(kijkocut, project, tmp_path):
    silent = kijkocut("archive", project, tmp_path / "one")
    told = kijkocut("archive", project, tmp_path / "two", "--progress")
    assert silent.err == ""
    assert told.exit_code == 0
    assert told.err.splitlines()[-1] == "Archive two 100%"


def test_a_trimmed_archive_is_told(kijkocut, project, tmp_path):
    ran = kijkocut("archive", project, tmp_path / "out", "--trimmed", "--handles", "1", "--json")
    assert ran.exit_code == 0, ran.err
    assert (ran.data["trimmed"], ran.data["whole"]) == (0, [])  # all of it is used
    (tmp_path / "away.json").write_text('[{"command": "delete_clips", "clips": ["c"]}]')
    kijkocut("edit", project, tmp_path / "away.json")
    ran = kijkocut("archive", project, tmp_path / "less", "--trimmed")
    assert "Left 1 file out that nothing uses." in ran.out
