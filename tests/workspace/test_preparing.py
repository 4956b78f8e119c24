"""What views of new media show is made once per content."""

import shutil
from pathlib import Path

from kijkocut.model.ticks import Rate
from kijkocut.synth import Footage, write_footage
from kijkocut.workspace import Studio, Workspace


def test_thumbnails_and_waveforms_are_made_once_and_proxies_when_they_are_on(
    work: Workspace, studio: Studio, tmp_path: Path
) -> None:
    path = write_footage(
        tmp_path / "new.mp4",
        Footage(width=96, height=54, frames=30, rate=Rate(25), audio_codec="aac"),
    )
    (media,) = work.import_files([path]).added
    jobs = work.preparation.start([media])
    assert [job.state.order.kind for job in jobs] == ["thumbnails", "waveform"]
    for job in jobs:
        job.result()
    facts = work.project.media[media].facts
    assert studio.thumbnails.strip(facts).is_whole
    assert studio.waveforms.find(facts) is not None
    assert work.preparation.start() == ()
    work.proxies.turn_on()[0].result()
    shutil.rmtree(studio.cache_dir / "proxies")
    (job,) = work.preparation.start()
    assert job.state.order.kind == "proxy"
    job.result()
    work.proxies.turn_off()
    work.proxies.remove()
