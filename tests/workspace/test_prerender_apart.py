"""Rendering ahead beside the program: one real process, and its ends with one of the test's."""

import threading

import pytest

from kijkocut.edit.commands.overwrite import Overwrite
from kijkocut.edit.commands.set_param import SetParam
from kijkocut.edit.placing import Placement
from kijkocut.jobs import Control, JobCancelledError
from kijkocut.model.clip import MediaSource
from kijkocut.model.ids import ClipId, SequenceId, TrackId
from kijkocut.model.ticks import Rate
from kijkocut.workspace.exports import wire
from kijkocut.workspace.exports.process import ExportFailedError
from kijkocut.workspace.prerender import NothingToRenderError
from kijkocut.workspace.prerender_apart import _followed

F = Rate(25).frame_ticks
MAIN = SequenceId("main")


def test_a_process_renders_what_this_one_then_shows(work, clip, studio):
    media = work.import_files([clip]).added[0]
    place = Placement(source=MediaSource(media=media))
    work.session.run(Overwrite(placement=place, at=0, track=TrackId("main-v1"), id=ClipId("a")))
    work.session.run(SetParam(clip=ClipId("a"), name="opacity", value=0.77))
    job = work.prerender_apart.start(work.project, MAIN, (0, 10 * F))
    done = job.result()
    assert (done.frames, done.rendered, done.reused, done.light) == (10, 10, 0, 0)
    assert work.prerender.ranges(work.project, MAIN) == ((0, 10 * F),)
    assert work.prerender.find(work.project, MAIN, 3 * F).number == 3
    again = work.prerender.start(work.project, MAIN, (0, 10 * F)).result()
    assert again.reused == 10


def test_an_empty_span_is_refused_at_once(work):
    with pytest.raises(NothingToRenderError):
        work.prerender_apart.start(work.project, MAIN)


class Process:
    """Tells what the test says; ends when it is stopped."""

    def __init__(self, *told, waits=False):
        self.told, self.stopped = told, threading.Event()
        self.waits = waits

    def messages(self):
        yield from self.told
        if self.waits:
            self.stopped.wait(20)

    def stop(self):
        self.stopped.set()

    def close(self):
        return 3

    def obituary(self, code):
        return RuntimeError(f"ended with {code}")


def control(shares, *, is_cancelled=False):
    return Control(on_report=lambda share, _: shares.append(share), wants_stop=lambda: is_cancelled)


def test_progress_is_passed_on_and_a_failure_is_explained(studio):
    shares = []
    failed = wire.Failed(code="media.missing", sentence="Gone.")
    process = Process(wire.Stepped(share=0.5), failed)
    with pytest.raises(ExportFailedError, match="Gone"):
        _followed(process, studio.segments, control(shares))
    assert shares == [0.5]


def test_an_end_without_a_word_is_a_crash(studio):
    with pytest.raises(RuntimeError, match="ended with 3"):
        _followed(Process(), studio.segments, control([]))


def test_a_cancelled_one_is_asked_to_stop(studio):
    process = Process(waits=True)
    with pytest.raises(JobCancelledError):
        _followed(process, studio.segments, control([], is_cancelled=True))
    assert process.stopped.is_set()


def test_a_rendered_frame_is_planned_as_a_picture_of_its_film(work, clip, studio):
    media = work.import_files([clip]).added[0]
    place = Placement(source=MediaSource(media=media))
    work.session.run(Overwrite(placement=place, at=0, track=TrackId("main-v1"), id=ClipId("a")))
    work.session.run(SetParam(clip=ClipId("a"), name="opacity", value=0.66))
    assert work.rendered.plan(work.project, MAIN, 3 * F) is None
    work.prerender.start(work.project, MAIN, (0, 10 * F)).result()
    planned, project = work.rendered.plan(work.project, MAIN, 3 * F, size=(64, 36))
    assert planned.size == (64, 36)
    (picture,) = planned.pictures()
    assert set(project.media) == {*work.project.media, picture.media}
    again, _ = work.rendered.plan(work.project, MAIN, 3 * F, size=(64, 36))
    assert again.key == planned.key
    assert work.rendered.plan(work.project, MAIN, 12 * F) is None
    work.session.run(SetParam(clip=ClipId("a"), name="opacity", value=0.5))
    assert work.rendered.plan(work.project, MAIN, 3 * F) is None
