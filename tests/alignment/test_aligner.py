"""Files are aligned as a job: what fits says by how much, what does not says why."""

from collections.abc import Iterator

import numpy as np
import pytest
from msgspec.structs import replace

from kijkocut.alignment import Aligned, Aligner, AlignMethod, NoReferenceError
from kijkocut.jobs import JobCancelledError, Jobs
from kijkocut.media import MediaPool
from kijkocut.model.ids import MediaId
from kijkocut.model.media import Media
from kijkocut.model.project import Project, Put
from kijkocut.model.ticks import TICKS_PER_SECOND
from kijkocut.synth import Footage, write_sound
from kijkocut.testing.builders import a_project

RATE = 48_000
SHIFT = 3 * RATE + 1234


@pytest.fixture(scope="module")
def pool(tmp_path_factory) -> Iterator[MediaPool]:
    with MediaPool(tmp_path_factory.mktemp("cache")) as made:
        yield made


@pytest.fixture
def jobs() -> Iterator[Jobs]:
    with Jobs() as made:
        yield made


@pytest.fixture(scope="module")
def project(pool: MediaPool, tmp_path_factory, talk) -> Project:
    folder = tmp_path_factory.mktemp("recordings")
    sound = talk(14, 1)
    near, far = sound, sound[SHIFT:]
    noise = np.random.default_rng(2).normal(size=far.size) * 0.01
    sounds = {"near": np.stack([near, near]), "far": (0.1 * far + noise)[None], "else": talk(8, 3)}
    made = a_project().build()
    for name, samples in sounds.items():
        codec = "aac" if name == "far" else "pcm_s16le"
        suffix = "m4a" if name == "far" else "wav"
        path = folder / f"{name}.{suffix}"
        channels = np.atleast_2d(samples).astype(np.float32)
        footage = Footage(audio_codec=codec, sample_rate=RATE, channels=channels.shape[0])
        write_sound(path, channels, footage)
        media = Media(id=MediaId(name), name=path.name, path=str(path), facts=pool.probe(path))
        made = made.apply((Put(after=media),))
    mute = made.media[MediaId("m")]
    mute = replace(
        mute,
        id=MediaId("mute"),
        name="mute",
        facts=replace(mute.facts, streams=mute.facts.streams[:1]),
    )
    return made.apply((Put(after=mute),))


def _ids(*names: str) -> tuple[MediaId, ...]:
    return tuple(MediaId(name) for name in names)


def test_sound_gives_offsets_and_says_what_has_none_in_common(jobs, pool, project):
    shares: list[float] = []
    jobs.listen(lambda state: shares.append(state.share))
    job = Aligner(jobs, pool).find(project, _ids("near", "far", "else", "mute"), AlignMethod.sound)
    near, far, other, mute = job.result()
    assert near == Aligned(media=MediaId("near"), offset=0, confidence=1.0)
    assert far.offset == SHIFT * TICKS_PER_SECOND // RATE
    assert far.confidence > 0.5
    assert far.sentence == ""
    assert other.offset is None
    assert other.confidence < 0.3
    percent = round(100 * other.confidence)
    assert other.sentence == (
        f'"else.wav" has no common sound with the reference (confidence {percent} %).'
    )
    assert mute.sentence == '"mute" has no sound.'
    assert shares == sorted(shares)
    assert any(0.1 < share < 0.9 for share in shares)


def test_a_file_that_is_gone_says_so_and_stops_no_other(jobs, pool, project):
    far = project.media[MediaId("far")]
    gone = replace(far, id=MediaId("gone"), path=far.path + ".gone")
    project = project.apply((Put(after=gone),))
    found = Aligner(jobs, pool).find(
        project, _ids("gone", "near"), AlignMethod.sound, reference=MediaId("near")
    )
    first, second = found.result()
    assert first.offset is None
    assert "gone" in first.sentence
    assert second.offset == 0


def test_a_reference_of_its_own_choice_need_not_be_among_the_media(jobs, pool, project):
    job = Aligner(jobs, pool).find(
        project, _ids("near"), AlignMethod.sound, reference=MediaId("far")
    )
    assert [one.offset for one in job.result()] == [-SHIFT * TICKS_PER_SECOND // RATE]


def test_a_reference_without_sound_fails_the_job(jobs, pool, project):
    job = Aligner(jobs, pool).find(project, _ids("mute", "near"), AlignMethod.sound)
    with pytest.raises(NoReferenceError, match='"mute" has no sound to align with'):
        job.result()


def test_starts_need_no_listening_and_missing_timecode_fails_the_job(jobs, pool, project):
    aligner = Aligner(jobs, pool)
    found = aligner.find(project, _ids("near", "far"), AlignMethod.start).result()
    assert [one.offset for one in found] == [0, 0]
    with pytest.raises(NoReferenceError, match="no timecode"):
        aligner.find(project, _ids("near", "far"), AlignMethod.timecode).result()


def test_a_cancelled_job_ends(jobs, pool, project):
    job = Aligner(jobs, pool).find(project, _ids("near", "far"), AlignMethod.sound)
    job.cancel()
    with pytest.raises(JobCancelledError):
        job.result()
