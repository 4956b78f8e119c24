import errno
from pathlib import Path

import av

from kijkocut.synth import read_frame_number


def test_the_png_shows_exactly_that_frame(kijkocut, project, tmp_path):
    ran = kijkocut("frame", project, "--at", "00:00:01:05", "-o", tmp_path / "f.png")
    assert ran.exit_code == 0, ran.err
    with av.open(str(tmp_path / "f.png")) as file:
        picture = next(file.decode(video=0)).to_ndarray(format="rgb24")
    assert picture.shape == (180, 320, 3)
    assert read_frame_number(picture) == 30


def test_times_outside_and_folders_that_are_not_there_are_told(kijkocut, project, tmp_path):
    assert kijkocut("frame", project, "--at", "9s", "-o", tmp_path / "f.png").exit_code == 2
    ran = kijkocut("frame", project, "--at", "1s", "-o", tmp_path / "no" / "f.png")
    assert ran.exit_code in (1, 2)
    assert "can't be written" in ran.err


def test_a_picture_never_replaces_the_project_or_its_footage(kijkocut, project):
    shown = kijkocut("show", project, "--json")
    for out in (project, shown.data["media"][0]["path"]):
        ran = kijkocut("frame", project, "--at", "1s", "-o", out)
        assert ran.exit_code == 2, ran
        assert "would replace" in ran.err
    assert kijkocut("show", project, "--json").out == shown.out
    assert kijkocut("frame", project, "--at", "1s", "-o", "f.png").exit_code == 0


def test_a_picture_that_fails_leaves_the_one_that_was_there(
    kijkocut, project, tmp_path, monkeypatch
):
    out = tmp_path / "f.png"
    out.write_bytes(b"yesterday's")
    write = Path.write_bytes

    def run_full(path, data):
        write(path, data[:10])
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", run_full)
    ran = kijkocut("frame", project, "--at", "1s", "-o", out)
    assert ran.exit_code == 2
    assert "No space left" in ran.err
    assert out.read_bytes() == b"yesterday's"
    assert [p for p in sorted(tmp_path.iterdir()) if p.name.startswith(".f.png")] == []


def test_lost_footage_is_named_with_its_path(kijkocut, tmp_path, project, clip):
    copy = tmp_path / "copy.mp4"
    copy.write_bytes(clip.read_bytes() + b"\0")
    assert kijkocut("import", project, copy).exit_code == 0
    script = '[{"command": "overwrite", "track": "@V2", "at": "0f", "placement": '
    script += '{"source": {"type": "media", "media": "@copy.mp4"}}}]'
    (tmp_path / "over.json").write_text(script)
    assert kijkocut("edit", project, tmp_path / "over.json").exit_code == 0
    copy.unlink()
    ran = kijkocut("frame", project, "--at", "1s", "-o", tmp_path / "f.png")
    assert ran.exit_code == 2
    assert str(copy) in ran.err
    assert "Relink" in ran.err
