from msgspec.structs import replace

from kijkocut.jobs import Stage


def test_a_film_is_written_by_a_process_of_its_own(studio, work, request_, tmp_path):
    request = replace(request_, is_checked=True)
    queue = studio.exports
    export = queue.add(work.project, work.sequence().id, request=request, path=work.path)
    job = queue._made[export]
    state = job.wait(60)
    assert state.stage is Stage.done, state.fault
    item = queue.item(export)
    assert item.stage is Stage.done
    assert item.result.frames == 20
    assert item.result.report.is_good
    assert item.picture.is_file()
    assert (tmp_path / "out.mp4").is_file()
    queue.remove(export)
    assert export not in [one.order.id for one in queue.items()]
