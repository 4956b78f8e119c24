from kijkocut.cli import checkup
from kijkocut.render.driver_facts import Surroundings


def test_everything_is_looked_at(kijkocut):
    ran = kijkocut("doctor", "--json")
    found = {f["about"]: f for f in ran.data["findings"]}
    assert {"system", "python", "cores", "memory", "gpu", "fonts", "decoders", "encoders"} <= set(
        found
    )
    assert {"ffmpeg", "sqlite", "disk of the cache", "disk of this folder"} <= set(found)
    assert ran.data["is_fit"] == (ran.exit_code == 0)
    assert found["gpu"]["found"]
    for finding in found.values():
        assert finding["grade"] == "good" or finding["advice"]


def test_every_preset_and_promised_format_has_its_codec(kijkocut):
    found = {f["about"]: f for f in kijkocut("doctor", "--json").data["findings"]}
    assert found["decoders"]["grade"] == found["encoders"]["grade"] == "good"
    assert "libx264" in found["encoders"]["found"]


def test_without_gl_and_fonts_it_says_what_to_do_and_fails(kijkocut, monkeypatch):
    bare = Surroundings(driver=None, fault="OpenGL 3.3 is not available. Install libegl1.")
    monkeypatch.setattr(checkup, "surroundings", lambda: bare)
    ran = kijkocut("doctor")
    assert ran.exit_code == 1
    assert "Install libegl1" in ran.out
    assert "Install a font" in ran.out
    assert "Will not work as it should: gpu, fonts." in ran.out


def test_a_missing_encoder_names_the_presets_it_costs(kijkocut, monkeypatch):
    monkeypatch.setattr(
        checkup, "_has_codec", lambda name, mode: (name, mode) != ("libsvtav1", "w")
    )
    ran = kijkocut("doctor")
    assert ran.exit_code == 1
    assert "encoder libsvtav1" in ran.out
    assert "Not usable: av1" in ran.out
