"""Previews and stills show proxies while the switch is on; exports never do."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import av
import numpy as np
import pytest

from kijkocut.edit.commands.overwrite import Overwrite
from kijkocut.edit.commands.set_param import SetParam
from kijkocut.edit.placing import Placement
from kijkocut.export import Request
from kijkocut.jobs import Stage
from kijkocut.model.clip import MediaSource
from kijkocut.model.ids import MediaId, SequenceId, TrackId
from kijkocut.model.ticks import Rate
from kijkocut.synth import Footage, read_frame_number, write_footage
from kijkocut.workspace import Studio, Workspace

F = Rate(25).frame_ticks
MAIN = SequenceId("main")


@pytest.fixture
def media(work: Workspace, studio: Studio, tmp_path: Path) -> Iterator[MediaId]:
    """A clip with numbers from 0; its proxy folder is empty, the switch off."""
    path = write_footage(
        tmp_path / "heavy.mp4", Footage(width=128, height=72, frames=12, rate=Rate(25))
    )
    key = work.import_files([path]).added[0]
    placement = Placement(source=MediaSource(media=key))
    work.session.run(Overwrite(placement=placement, at=0, track=TrackId("main-v1")))
    yield key
    work.proxies.turn_off()
    shutil.rmtree(studio.cache_dir / "proxies", ignore_errors=True)


@pytest.fixture
def marked(work: Workspace, studio: Studio, media: MediaId, tmp_path: Path) -> Workspace:
    """The clip's proxy is exchanged for that of a clip with numbers from 500: they tell."""
    other = write_footage(
        tmp_path / "mark.mp4",
        Footage(width=128, height=72, frames=12, rate=Rate(25), first_number=500),
    )
    (job,) = work.proxies.make([media])
    proxy = job.result()
    mark = studio.proxies.make(other, studio.probe(other), size=proxy.size)
    shutil.copyfile(mark.path, proxy.path)
    return work


def _number(picture: np.ndarray) -> int:
    return read_frame_number(np.asarray(picture[:, :, :3]))


def test_what_is_missing_is_made_once(work: Workspace, media: MediaId) -> None:
    jobs = work.proxies.turn_on()
    assert [job.state.order.title for job in jobs] == ["Make a proxy of heavy.mp4"]
    jobs[0].result()
    assert jobs[0].state.stage is Stage.done
    assert work.proxies.make() == ()
    (standing,) = work.proxies.standing()
    assert standing.is_suited
    assert work.proxies.remove() == standing.size_bytes > 0
    assert work.proxies.standing()[0].size_bytes == 0


def test_previews_and_stills_show_proxies_only_while_the_switch_is_on(
    marked: Workspace, tmp_path: Path
) -> None:
    assert _number(marked.preview.frame(marked.project, MAIN, 5 * F)) == 5
    marked.proxies.turn_on()
    assert _number(marked.preview.frame(marked.project, MAIN, 5 * F)) == 505
    sequence = marked.main_sequence()
    marked.write_still(tmp_path / "p.png", sequence, 5 * F)
    marked.write_still(tmp_path / "o.png", sequence, 5 * F, is_original=True)
    assert [_number(_png(tmp_path / f"{n}.png")) for n in "po"] == [505, 5]


def test_an_export_never_reads_a_proxy(marked: Workspace, studio: Studio, tmp_path: Path) -> None:
    marked.proxies.turn_on()
    for preset in ("h264", "prores-422-hq"):
        request = Request(preset=studio.preset(preset), out=tmp_path / preset, is_checked=False)
        result = marked.export(marked.main_sequence(), request)
        with av.open(result.path) as film:
            seen = [_number(frame.to_ndarray(format="rgb24")) for frame in film.decode(video=0)]
        assert seen == list(range(12))


def test_what_is_rendered_ahead_never_comes_from_a_proxy(marked: Workspace, studio: Studio) -> None:
    clip = next(iter(marked.project.places))
    marked.session.run(SetParam(clip=clip, name="opacity", value=0.99))
    marked.proxies.turn_on()
    marked.prerender.start(marked.project, MAIN).result()
    assert _number(marked.preview.frame(marked.project, MAIN, 5 * F)) == 5
    studio.segments.clear()


def _png(path: Path) -> np.ndarray:
    with av.open(str(path)) as still:
        return next(still.decode(video=0)).to_ndarray(format="rgb24")
