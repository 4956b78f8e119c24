import pytest


@pytest.mark.timeout(600)
def test_the_demo_proves_its_own_film(kijkocut, tmp_path):
    """The whole walk: footage, edits, export, and every frame and tick where it must be."""
    ran = kijkocut("demo", "--out", tmp_path / "demo", "--json")
    assert ran.exit_code == 0, ran.out + ran.err
    data = ran.data
    assert data["is_right"]
    assert data["proof"]["frames_checked"] > 450
    assert data["proof"]["wrong_frames"] == []
    assert set(data["proof"]["tick_offsets"]) == {0}
    assert data["counts"]["clips"] >= 30
    assert 0 < data["result"]["untouched_frames"] < data["result"]["frames"]

    project = tmp_path / "demo" / "demo.kijko"
    assert kijkocut("check", project).exit_code == 0
    assert kijkocut("undo", project).exit_code == 0
    again = kijkocut("demo", "--out", tmp_path / "demo")
    assert again.exit_code == 2
    assert "--fresh" in again.err
