from collections.abc import Iterator
from pathlib import Path
from queue import Empty, Queue

import pytest

from kijkocut.effects import Catalogue
from kijkocut.media import MediaPool
from kijkocut.model.clip import Clip, MediaSource
from kijkocut.model.ids import ClipId, MediaId, SequenceId, TrackId
from kijkocut.model.media import Media
from kijkocut.model.project import Project, Put
from kijkocut.model.sequence import Sequence, Track, TrackKind
from kijkocut.model.ticks import Rate
from kijkocut.playback import Equipment, Projector
from kijkocut.synth import Footage, write_footage

RATE = Rate(25)
MAIN = SequenceId("main")


@pytest.fixture(scope="session")
def room(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("playback")


@pytest.fixture(scope="session")
def take(room) -> Path:
    """Two seconds of numbered frames, with a flash and a tick on every whole second."""
    return write_footage(
        room / "take.mp4",
        Footage(width=128, height=72, frames=50, rate=RATE, audio_codec="aac"),
    )


@pytest.fixture(scope="session")
def pool(room) -> Iterator[MediaPool]:
    with MediaPool(room / "media") as made:
        yield made


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return Catalogue.from_folders()


@pytest.fixture(scope="session")
def film(take, pool) -> Project:
    """The take on V1 with its sound on A1, 128x72 at 25 fps."""
    media = Media(id=MediaId("m"), name="take", path=str(take), facts=pool.probe(take))
    tracks = tuple(
        Track(id=TrackId(name), sequence=MAIN, name=name, kind=kind)
        for name, kind in (("v", TrackKind.video), ("a", TrackKind.audio))
    )
    sequence = Sequence(
        id=MAIN, name="Film", width=128, height=72, rate=RATE, tracks=tuple(t.id for t in tracks)
    )
    clips = tuple(
        Clip(
            id=ClipId(f"on-{track.id}"),
            track=track.id,
            start=0,
            duration=50 * RATE.frame_ticks,
            source=MediaSource(media=media.id),
        )
        for track in tracks
    )
    return Project().apply([Put(after=one) for one in (media, sequence, *tracks, *clips)])


@pytest.fixture
def answers() -> Queue:
    return Queue()


@pytest.fixture
def projector(room, answers) -> Iterator[Projector]:
    gear = Equipment(cache_dir=str(room / "media"), proxy_dir=str(room / "proxies"))
    made = Projector(gear, answers.put)
    yield made
    made.close()
    while True:
        try:
            answers.get_nowait()
        except Empty:
            break
