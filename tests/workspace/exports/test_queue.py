import contextlib
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from msgspec.structs import replace

from kijkocut.export import overridden
from kijkocut.jobs import Jobs, Stage
from kijkocut.model.errors import KijkoError
from kijkocut.workspace.exports.process import ExportProcess
from kijkocut.workspace.exports.queue import ExportQueue, NoSuchExportError


@pytest.fixture
def jobs():
    with Jobs() as made:
        yield made


@pytest.fixture
def queue(jobs, studio, tmp_path):
    made = _queue(jobs, studio, tmp_path)
    yield made
    made.close()


def _queue(jobs, studio, tmp_path) -> ExportQueue:
    def start(place) -> ExportProcess:
        return ExportProcess(place, cache_dir=studio.cache_dir, config_dir=studio.config_dir)

    return ExportQueue(jobs, tmp_path / "exports", start)


def _add(queue, work, request, **more):
    return queue.add(work.project, work.sequence().id, request=request, path=work.path, **more)


def _long(request):
    """Ask for a film that takes many seconds."""
    slow = overridden(request.preset, {"speed": "placebo", "size": "1920x1080", "rate": "120"})
    return replace(request, preset=slow, out=request.out.with_name("long.mp4"))


def _wait_for(jobs, queue, export, stage) -> None:
    seen = []
    while queue.item(export).stage is not stage:
        assert not queue.item(export).stage.is_over, queue.item(export)
        job = queue._made[export]
        seen.append(jobs.wait(job.id, 0.02))


def test_a_film_is_written_by_a_process_of_its_own(jobs, queue, work, request_, tmp_path):
    heard = []
    queue.listen(heard.append)
    export = _add(queue, work, replace(request_, is_checked=True))
    state = queue._made[export].wait(60)
    assert state.stage is Stage.done, state.fault
    item = queue.item(export)
    assert item.stage is Stage.done
    assert item.result.frames == 20
    assert item.result.report.is_good
    assert item.picture.is_file()
    assert (tmp_path / "out.mp4").is_file()
    assert set(heard) == {export}
    queue.remove(export)
    assert queue.items() == ()
    assert (tmp_path / "out.mp4").is_file()
    with pytest.raises(NoSuchExportError):
        queue.item(export)


def test_an_export_cut_off_by_the_end_of_the_program_is_done_by_the_next(
    jobs, queue, studio, work, request_, tmp_path
):
    long = _add(queue, work, _long(request_))
    short = _add(queue, work, request_)
    _wait_for(jobs, queue, long, Stage.running)
    with Jobs() as others:
        rival = _queue(others, studio, tmp_path)
        assert rival.items() == ()  # they belong to a program that runs
        rival.close()
    queue.close()
    assert not list(tmp_path.glob(".*.part"))
    with Jobs() as again:
        fresh = _queue(again, studio, tmp_path)
        assert [i.stage for i in fresh.items()] == [Stage.queued, Stage.queued]
        fresh.cancel(long)
        assert fresh.item(long).stage is Stage.cancelled
        assert [i.order.id for i in fresh.take_up()] == [short]
        assert fresh._made[short].wait(60).stage is Stage.done
        fresh.close()


def test_waiting_ones_are_moved_put_first_and_cancelled(jobs, queue, work, request_, tmp_path):
    long = _add(queue, work, _long(request_))
    _wait_for(jobs, queue, long, Stage.running)
    a, b = _add(queue, work, request_), _add(queue, work, request_)
    c = _add(queue, work, request_, is_next=True)
    assert [i.order.id for i in queue.items()] == [long, c, a, b]
    queue.move(b, -5)
    assert [i.order.id for i in queue.items()] == [long, b, c, a]
    queue.pause(b)
    assert queue.item(b).stage is Stage.paused
    queue.resume(b)
    for export in (a, b, c):
        queue.cancel(export)
        assert queue.item(export).stage is Stage.cancelled
    queue.cancel(long)
    assert queue._made[long].wait(30).stage is Stage.cancelled
    assert not (tmp_path / "long.mp4").exists()
    assert not list(tmp_path.glob(".*.part"))
    queue.retry(a)
    assert queue._made[a].wait(60).stage is Stage.done


def test_a_running_export_is_paused_and_goes_on(jobs, queue, work, request_):
    export = _add(queue, work, _long(request_))
    while not queue.item(export).share:
        jobs.wait(queue._made[export].id, 0.02)
    queue.pause(export)
    assert queue.item(export).stage is Stage.paused
    jobs.wait(queue._made[export].id, 0.5)
    still = queue.item(export).share
    jobs.wait(queue._made[export].id, 0.3)
    assert queue.item(export).share == still
    queue.resume(export)
    while queue.item(export).share == still:
        jobs.wait(queue._made[export].id, 0.02)


def test_what_ends_the_program_again_and_again_is_not_begun_again(
    jobs, queue, studio, work, request_, tmp_path
):
    long = _add(queue, work, _long(request_))
    _wait_for(jobs, queue, long, Stage.running)
    crashed = replace(queue.item(long), attempts=2)
    queue.close()
    queue._shelf.keep(crashed)
    with Jobs() as again:
        fresh = _queue(again, studio, tmp_path)
        fresh.take_up()
        item = fresh.item(long)
        assert item.stage is Stage.failed
        assert "Try again" in item.fault.sentence
        fresh.close()


def test_states_from_several_threads_are_written_down_one_at_a_time(
    jobs, queue, work, request_, monkeypatch
):
    jobs.close()  # nothing is begun: the states are ours
    with contextlib.suppress(KijkoError):
        _add(queue, work, request_)
    (export,) = (item.order.id for item in queue.items())
    under_way, crowds = [], []

    def keep(item):
        under_way.append(item)
        time.sleep(0.002)
        crowds.append(len(under_way))
        under_way.pop()

    monkeypatch.setattr(queue._shelf, "keep", keep)
    stages = (Stage.running, Stage.paused, Stage.queued)
    with ThreadPoolExecutor(4) as pool:
        for n in range(12):
            pool.submit(queue._change, export, stage=stages[n % 3])
    assert crowds
    assert set(crowds) == {1}
