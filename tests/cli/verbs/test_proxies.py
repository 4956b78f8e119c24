"""The verb makes, switches, tells and removes."""

from kijkocut.model.ticks import Rate
from kijkocut.synth import Footage, write_footage


def test_proxies_are_made_switched_and_removed(kijkocut, project, tmp_path):
    assert kijkocut("proxies", project).out.splitlines()[0] == "Proxies are off."
    ran = kijkocut("proxies", project, "--on", "--json")
    assert ran.exit_code == 0, ran.err
    assert ran.data["is_on"]
    assert ran.data["media"][0]["size_bytes"] > 0
    told = kijkocut("frame", project, "--at", "3f", "-o", tmp_path / "f.png").out
    assert "--original" in told
    assert kijkocut("proxies", project, "--off").out.startswith("Proxies are off.")
    assert kijkocut("proxies", project, "--remove").out.startswith("Freed ")
    assert kijkocut("proxies", project, "--status", "--json").data["media"][0]["size_bytes"] == 0


def test_footage_that_is_gone_is_named_and_the_rest_is_made(kijkocut, project, tmp_path):
    lost = write_footage(tmp_path / "lost.mp4", Footage(frames=5, rate=Rate(25)))
    assert kijkocut("import", project, lost).exit_code == 0
    lost.unlink()
    ran = kijkocut("proxies", project, "--make")
    assert ran.exit_code == 2
    assert "lost.mp4" in ran.out
    assert "clip.mp4" in ran.out
    kijkocut("proxies", project, "--remove")
