"""The verb steadies a clip in one step."""

import json

from kijkocut.model.ticks import Rate
from kijkocut.testing.films import write_film
from kijkocut.testing.shaky import shaky_frames


def test_a_clip_is_steadied_in_one_step(kijkocut, tmp_path):
    write_film(tmp_path / "s.mp4", shaky_frames(12)[0], Rate(25))
    path = tmp_path / "film.kijko"
    kijkocut("new", path, "--canvas", "320x180", "--fps", "25")
    place = {"source": {"type": "media", "media": "m"}}
    script = [
        {"command": "import_media", "path": "s.mp4", "id": "m"},
        {"command": "overwrite", "placement": place, "at": "0f", "track": "@V1", "id": "c"},
    ]
    (tmp_path / "p.json").write_text(json.dumps(script))
    assert kijkocut("edit", path, tmp_path / "p.json").exit_code == 0
    ran = kijkocut("stabilise", path, "c", "--smooth", "0.5", "--json")
    assert ran.exit_code == 0, ran.err
    assert ran.data["frames"] == 12
    assert 1.0 < ran.data["zoom"] <= 1.25
    assert kijkocut("undo", path).out == "Undone: Stabilise\n"
    said = kijkocut("stabilise", path, "c", "--zoom", "1.01").out
    assert "allow a larger --zoom" in said
    assert kijkocut("stabilise", path, "c", "--zoom", "0.5").exit_code == 2
    assert kijkocut("stabilise", path, "x").exit_code == 2
