import sys

import pytest

from kijkocut.bench import memory
from kijkocut.bench.measurement import Bench, Size
from kijkocut.bench.process import Usage


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells")
def test_the_long_film_stands_beside_the_short_one(table):
    short, long = table("memory").figures
    assert long.of == short.what
    assert short.value > 20  # no Python with FFmpeg is smaller


def test_where_memory_can_not_be_told_a_note_says_so(monkeypatch, tmp_path):
    unknown = Usage(wall_s=1.0, cpu_s=1.0)
    monkeypatch.setattr(memory, "render", lambda *args, **more: unknown)
    made = memory.measure(Bench(folder=tmp_path, size=Size.toy, say=lambda line: None))
    assert not made.figures
    assert "Only Linux" in made.notes[0]
