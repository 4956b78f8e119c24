import pytest
from msgspec.structs import replace

from kijkocut.export.offline import offline, users_at
from kijkocut.media.quarantine import Quarantine
from kijkocut.model.clip import Clip, MediaSource, SequenceSource
from kijkocut.model.ids import AngleId, ClipId, MediaId, SequenceId, TrackId
from kijkocut.model.media import Media, MediaFacts, MediaKind
from kijkocut.model.project import Project, Put
from kijkocut.model.retime import Retime
from kijkocut.model.sequence import Multicam, Sequence, Track, TrackKind
from kijkocut.model.ticks import Rate, Ratio

RATE = Rate(25)
F = RATE.frame_ticks
S, N = SequenceId("s"), SequenceId("n")


class Untouched:
    """The files here are stand-ins of a few bytes: what lies there is always taken as the same."""

    def require(self, path, facts):
        return None


class Pool:
    def __init__(self):
        self.quarantine = Quarantine(None)
        self.sameness = Untouched()


@pytest.fixture
def pool():
    return Pool()


@pytest.fixture
def project(tmp_path):
    """V1 of s: here[0 10) lost[10 20) nest[20 40); the nest holds lost[0 10) inner[10 20)."""
    found = Project()
    (tmp_path / "here.mp4").write_bytes(b"x")
    facts = MediaFacts(kind=MediaKind.video, duration=100 * F, content_hash="h")
    for name in ("here", "lost", "inner"):
        path = str(tmp_path / f"{name}.mp4")
        found = add(found, Media(id=MediaId(name), name=name, path=path, facts=facts))
    for key in (S, N):
        track = TrackId(f"{key}-v1")
        found = add(found, Sequence(id=key, name=key, rate=RATE, tracks=(track,)))
        found = add(found, Track(id=track, sequence=key, kind=TrackKind.video, name="V1"))
    for key, at, source in (
        (S, 0, MediaSource(media=MediaId("here"))),
        (S, 10, MediaSource(media=MediaId("lost"))),
        (S, 20, SequenceSource(sequence=N)),
        (N, 0, MediaSource(media=MediaId("lost"))),
        (N, 10, MediaSource(media=MediaId("inner"))),
    ):
        length = 20 if isinstance(source, SequenceSource) else 10
        clip = Clip(
            id=ClipId(f"{key}{at}"),
            track=TrackId(f"{key}-v1"),
            start=at * F,
            duration=length * F,
            source=source,
        )
        found = add(found, clip)
    return found


def add(project, entity):
    return project.apply((Put(after=entity),))


def missing(project, pool, first, last):
    return [one.name for one in offline(project, S, (first * F, last * F), pool)]


def test_only_what_the_range_shows_counts(project, pool):
    assert missing(project, pool, 0, 10) == []
    assert missing(project, pool, 0, 11) == ["lost"]
    assert missing(project, pool, 20, 30) == ["lost"]
    assert missing(project, pool, 31, 40) == ["inner"]
    assert missing(project, pool, 0, 40) == ["lost", "inner"]


def test_a_sentence_names_file_clips_and_places(project, pool):
    (lost, _) = offline(project, S, (0, 40 * F), pool)
    assert lost.sentence().startswith('"lost" is offline (')
    assert 'clip "s10" on V1 at 00:00:00:10, clip "n0" on V1 at 00:00:00:00' in lost.sentence()


def test_muted_hidden_and_disabled_things_are_not_needed(project, pool):
    track = project.tracks[TrackId("s-v1")]

    for field in ("is_muted", "is_hidden"):
        changed = project.apply((Put(before=track, after=replace(track, **{field: True})),))
        assert missing(changed, pool, 0, 40) == []
    clip = project.clip(ClipId("s10"))
    changed = project.apply((Put(before=clip, after=replace(clip, is_enabled=False)),))
    assert missing(changed, pool, 0, 20) == []


def test_a_reversed_nest_shows_its_other_end(project, pool):

    nest = project.clip(ClipId("s20"))
    back = replace(nest, source_in=20 * F - 1, retime=Retime(speed=Ratio(-1, 1)))
    changed = project.apply((Put(before=nest, after=back),))
    assert missing(changed, pool, 20, 29) == ["inner"]


def test_what_broke_the_decoder_is_missing_too(project, pool):
    for _ in range(2):
        pool.quarantine.strike("h", "here.mp4", "crash")
    (here,) = offline(project, S, (0, 5 * F), pool)
    assert "set aside" in here.sentence()


def test_users_are_found_at_a_time_and_in_handles(project):
    assert users_at(project, S, 12 * F, MediaId("lost")) == ('clip "s10" on V1 at 00:00:00:10',)
    assert users_at(project, S, 9 * F, MediaId("lost"))[0] == 'clip "s10" on V1 at 00:00:00:10'
    assert users_at(project, S, 35 * F, MediaId("inner")) == ('clip "n10" on V1 at 00:00:00:10',)


def test_only_the_angle_that_is_shown_needs_its_media(project, pool):
    """The nest becomes a multicam whose second angle is on show; the first is lost."""
    track = project.tracks[TrackId("n-v1")]
    clips = {at: project.clip(ClipId(f"n{at}")) for at in (0, 10)}
    second = TrackId("n-v2")
    changes = [
        Put(before=track, after=replace(track, angle=AngleId("1"))),
        Put(after=replace(track, id=second, name="V2", angle=AngleId("2"))),
        Put(
            before=project.sequences[N],
            after=replace(project.sequences[N], tracks=(track.id, second), multicam=Multicam()),
        ),
        Put(before=clips[10], after=replace(clips[10], track=second)),
    ]
    nest = project.clip(ClipId("s20"))
    shown = replace(nest, source=SequenceSource(sequence=N, angle=AngleId("2")))
    found = project.apply([*changes, Put(before=nest, after=shown)])
    assert [one.name for one in offline(found, S, (20 * F, 40 * F), pool)] == ["inner"]
