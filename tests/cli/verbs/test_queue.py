from kijkocut.export import PresetLibrary, Request, overridden
from kijkocut.jobs import Stage
from kijkocut.workspace import Studio


def test_the_queue_is_listed_run_and_cleared(kijkocut, shared_studio, project, tmp_path):
    assert "Nothing is in the queue." in kijkocut("queue").out
    folders = {"cache_dir": shared_studio.cache_dir, "config_dir": shared_studio.config_dir}
    preset = overridden(PresetLibrary().named("h264"), {"speed": "ultrafast", "size": "64x36"})
    # Another run of the program leaves an export behind.
    with Studio(**folders) as earlier, earlier.open(project, is_read_only=True) as work:
        sequence = work.sequence()
        frame = sequence.rate.frame_ticks
        request = Request(preset=preset, out=tmp_path / "film.mp4", range=(0, 5 * frame))
        earlier.exports.add(work.project, sequence.id, request=request, path=work.path)
    del shared_studio.exports
    assert "queued" in kijkocut("queue").out
    ran = kijkocut("queue", "--run", "--json")
    assert ran.exit_code == 0
    assert ran.data[0]["stage"] == Stage.done
    assert (tmp_path / "film.mp4").is_file()
    assert kijkocut("queue", "--clear", "--json").data == []
