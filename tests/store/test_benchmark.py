from pathlib import Path

from kijkocut.store import open_project
from kijkocut.store.benchmark import time_store


def test_it_times_real_edits_on_a_project_of_the_size_asked_for(tmp_path: Path) -> None:
    timing = time_store(tmp_path, clip_count=50, edit_count=20)
    assert timing.clip_count == 50
    assert 0 < timing.append_p50_ms <= timing.append_p95_ms
    assert timing.append_p50_ms < timing.edit_p50_ms <= timing.edit_p95_ms
    assert timing.open_ms > 0
    with open_project(tmp_path / "bench 50.kijko") as file:
        assert file.revision == 20
        assert file.integrity_check().is_clean
        assert timing.file_bytes > 0
