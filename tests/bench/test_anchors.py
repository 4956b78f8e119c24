import sys

import pytest

from kijkocut.bench.anchors import find_anchor, missing

_SAYS = "#!/bin/sh\necho 'melt 7.12.0'\n"


@pytest.mark.skipif(sys.platform == "win32", reason="writes a shell script")
def test_an_anchor_is_found_with_its_version(monkeypatch, tmp_path):
    program = tmp_path / "melt"
    program.write_text(_SAYS)
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    found = find_anchor("melt")
    assert (found.name, found.path, found.version) == ("melt", program, "7.12.0")
    assert missing("melt") == ()


def test_what_is_not_there_is_noted_with_what_to_do(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert find_anchor("ffmpeg") is None
    (note,) = missing("ffmpeg")
    assert "ffmpeg is not installed" in note
    assert "apt-get install" in note
