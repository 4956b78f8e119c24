"""A trimmed archive shows and sounds the same as the project did, of a fraction of the footage."""

import shutil
from pathlib import Path

import numpy as np
import pytest

from kijkocut.audio import Mixer
from kijkocut.edit.commands.add_sequence import AddSequence
from kijkocut.edit.commands.add_subclip import AddSubclip
from kijkocut.edit.commands.add_transition import AddTransition
from kijkocut.edit.commands.import_media import ImportMedia
from kijkocut.edit.commands.overwrite import Overwrite
from kijkocut.edit.commands.set_speed import SetSpeed
from kijkocut.edit.placing import Placement
from kijkocut.jobs import JobCancelledError
from kijkocut.model.clip import MediaSource
from kijkocut.model.ids import ClipId, MediaId, SequenceId, TrackId
from kijkocut.model.ticks import TICKS_PER_SECOND as SECOND
from kijkocut.model.ticks import Rate, Ratio
from kijkocut.reels import sound_source
from kijkocut.synth import Footage, find_ticks, write_footage
from kijkocut.workspace import Studio, Workspace

RATE = Rate(25)
F = RATE.frame_ticks
MAIN = SequenceId("main")
SMALL = {"width": 128, "height": 72, "rate": RATE, "is_plain": True}


@pytest.fixture(scope="module")
def shots(tmp_path_factory):
    """Twelve seconds with ticking sound, a file of a kind that is not cut, stills, and a spare."""
    folder = tmp_path_factory.mktemp("shots")
    options = (("g", "25"), ("preset", "ultrafast"))
    long = Footage(frames=300, audio_codec="aac", options=options, **SMALL)
    write_footage(folder / "long.mp4", long)
    write_footage(folder / "spare.mp4", Footage(frames=5, **SMALL))
    (folder / "other.dat").write_bytes((folder / "long.mp4").read_bytes() + b"\0" * 16)
    for number in range(60):
        still = Footage(frames=1, first_number=number, codec="png", pixel_format="rgb24", **SMALL)
        write_footage(folder / f"s{number:03d}.png", still)
    return folder


@pytest.fixture
def work(studio: Studio, shots: Path, tmp_path: Path):
    """A film of all of these but the spare: a dissolve, reverse speed, stills, sound."""
    (tmp_path / "here").mkdir()
    first = AddSequence(name="Film", width=128, height=72, rate=RATE, video_tracks=2, id=MAIN)
    with studio.create(tmp_path / "here" / "film.kijko", first=first) as made:
        _import(made, "long", shots / "long.mp4")
        _import(made, "other", shots / "other.dat")
        _import(made, "spare", shots / "spare.mp4")
        _import(made, "stills", shots / "s000.png", sequence_rate=RATE)
        _place(made, "a", "long", (130, 155), 0, "main-a1")
        _place(made, "b", "long", (170, 195), 25, "main-a1")
        _place(made, "c", "other", (150, 160), 50, None)
        _place(made, "d", "stills", (30, 40), 60, None)
        made.session.run(
            AddTransition(clip=ClipId("b"), kind="dissolve", duration=10 * F),
            SetSpeed(clip=ClipId("c"), speed=Ratio(-1, 1)),
            AddSubclip(media=MediaId("long"), name="End", source_in=200 * F, source_out=210 * F),
        )
        yield made


def _import(work: Workspace, key: str, path: Path, **more) -> None:
    facts = work.services.pool.probe(path, **more)
    work.session.run(ImportMedia(path=str(path), facts=facts, id=MediaId(key)))


def _place(work, key, media, span, at, sound) -> None:
    source = MediaSource(media=MediaId(media))
    placement = Placement(source=source, source_in=span[0] * F, source_out=span[1] * F)
    work.session.run(
        Overwrite(
            placement=placement,
            at=at * F,
            track=TrackId("main-v1"),
            audio_track=TrackId(sound) if sound else None,
            id=ClipId(key),
        )
    )


def _seen(work: Workspace) -> list[np.ndarray]:
    frames = [0, 19, 20, 24, 25, 29, 30, 49, 50, 55, 59, 60, 69]
    return [work.preview.frame(work.project, MAIN, n * F).copy() for n in frames]


def _heard(work: Workspace) -> np.ndarray:
    def fetch(media, stream, rate):
        return sound_source(work.project.media[media], work.services.pool, stream, rate)

    return Mixer(work.project, MAIN, fetch).read(0, 2 * 48_000)


def test_every_frame_and_sample_is_the_same(work, studio, tmp_path, shots):
    seen, heard = _seen(work), _heard(work)
    before = {path.name: path.stat().st_mtime_ns for path in shots.iterdir()}
    done = work.archive(tmp_path / "packed.zip", handle=0).result()
    assert {path.name: path.stat().st_mtime_ns for path in shots.iterdir()} == before
    assert (done.trimmed, done.unused, done.left_out) == (2, 1, ())
    assert [told.split(".")[0] for told in done.whole] == ['"other']
    assert sorted(p.name for p in tmp_path.iterdir()) == ["here", "packed.zip"]
    folder = tmp_path / "there"
    shutil.unpack_archive(tmp_path / "packed.zip", folder)
    assert (folder / "media" / "long.mp4").stat().st_size < (shots / "long.mp4").stat().st_size / 2
    assert len(list((folder / "media").glob("s000/*"))) == 36  # 30 to 40 and half a second around
    assert not list(folder.rglob("spare*"))
    with studio.open(folder / "film.kijko") as there:
        assert all(Path(m.path).is_relative_to(folder) for m in there.project.media.values())
        assert "spare" not in there.project.media
        assert len(there.project.media["long"].subclips) == 1
        for was, now in zip(seen, _seen(there), strict=True):
            assert np.array_equal(was, now)
        now = _heard(there)
        assert np.abs(heard - now).max() < 1e-4
        assert find_ticks(now[0], 48_000) == find_ticks(heard[0], 48_000) != []
        assert there.session.snapshot.clip(ClipId("a")).source_in < 130 * F


def test_an_undo_in_a_trimmed_archive_leads_back_to_the_whole_files(work, studio, tmp_path):
    work.archive(tmp_path / "packed", handle=2 * SECOND).result()
    with studio.open(tmp_path / "packed" / "film.kijko") as there:
        there.session.undo()
        there.session.undo()
        assert there.project.clip(ClipId("a")).source_in == 130 * F
    with studio.open(tmp_path / "packed" / "film.kijko") as there:
        media = there.project.media["long"]
        assert not Path(media.path).is_relative_to(tmp_path / "packed")
        assert media.facts.duration == 300 * F


def test_a_cancelled_trim_leaves_nothing(work, tmp_path):
    job = work.archive(tmp_path / "packed.zip", handle=0)
    job.cancel()
    with pytest.raises(JobCancelledError):
        job.result()
    assert [p.name for p in tmp_path.iterdir()] == ["here"]
