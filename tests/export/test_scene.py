import json
from itertools import pairwise

import numpy as np
import pytest
from msgspec.structs import replace

from kijkocut.audio import Mixer
from kijkocut.effects import Catalogue
from kijkocut.export.library import overridden, preset_named
from kijkocut.export.scene import Scene
from kijkocut.export.target import resolve
from kijkocut.media import MediaPool
from kijkocut.model.clip import AdjustmentSource, Clip, Effect, GeneratorSource
from kijkocut.model.clip import Transition as TransitionOver
from kijkocut.model.ids import ClipId, EffectId, SequenceId, TrackId
from kijkocut.model.params import Keyframe, Param
from kijkocut.model.project import Project, Put
from kijkocut.model.sequence import Sequence, Track, TrackKind
from kijkocut.model.ticks import Rate, seconds
from kijkocut.playback.course import Course, Route
from kijkocut.playback.feeder import Feeder
from kijkocut.playback.sound_ring import SoundRing
from kijkocut.render import OutputFormat, RenderThread, plan

RATE = Rate(25)
F = RATE.frame_ticks


class Services:
    def __init__(self, cache):
        self.catalogue = Catalogue.from_folders()
        self.pool = MediaPool(cache)
        self.renderer = RenderThread(self.catalogue)


@pytest.fixture(scope="module")
def engine(tmp_path_factory):
    services = Services(tmp_path_factory.mktemp("cache"))
    yield services
    services.renderer.close()
    services.pool.close()


@pytest.fixture
def empty():
    """A sequence with tracks and nothing on them."""
    project = Project()
    track = TrackId("v")
    sequence = Sequence(
        id=SequenceId("s"), name="S", width=64, height=36, rate=RATE, tracks=(track,)
    )
    made = Track(id=track, sequence=sequence.id, kind=TrackKind.video, name="V1")
    return project.apply((Put(after=sequence), Put(after=made)))


def a_scene(project, engine, span, name="h264", **overrides):
    sequence = project.sequences[SequenceId("s")]
    target = resolve(overridden(preset_named(name), overrides), sequence)
    return Scene(project, SequenceId("s"), span, target=target, engine=engine)


@pytest.mark.parametrize(
    ("overrides", "frames"),
    [({}, 50), ({"rate": "50"}, 100), ({"rate": "24"}, 48), ({"rate": "30"}, 60)],
)
def test_frames_and_samples_cover_the_span(overrides, frames, empty, engine):
    extent = a_scene(empty, engine, (0, seconds(2)), **overrides).extent
    assert (extent.frames, extent.samples, extent.source_rate) == (frames, 96_000, 48_000)


def test_samples_of_neighbouring_spans_join_without_a_gap(empty, engine):
    """At 44.1 kHz a 25th of a second is 1764 samples; a third of one is not whole."""
    ends = [0, F // 3, F, 5 * F + 7, 9 * F]
    total = sum(
        a_scene(empty, engine, (a, b), "wav", sample_rate=44_100).extent.samples
        for a, b in pairwise(ends)
    )
    assert total == 9 * 1764


def test_gaps_are_black_and_silent(empty, engine):
    scene = a_scene(empty, engine, (0, 4 * F))
    shots = list(scene.shots())
    assert [s.is_untouched for s in shots] == [False] * 4
    assert all(np.asarray(s.frame.to_ndarray()[:36]).max() == 16 for s in shots)
    blocks = list(scene.sound())
    assert sum(b.shape[1] for b in blocks) == 4 * 1920
    assert not any(b.any() for b in blocks)
    assert scene.warnings == ()


def test_what_stays_the_same_is_made_once(empty, engine):
    """The very same frame is handed on, so nothing is composited or copied again."""
    frames = [shot.frame for shot in a_scene(empty, engine, (0, 30 * F)).shots()]
    assert len(frames) == 30
    assert all(frame is frames[0] for frame in frames)


def test_stopping_early_gives_everything_back(empty, engine):
    shots = a_scene(empty, engine, (0, 100 * F)).shots()
    next(shots)
    shots.close()
    assert len(list(a_scene(empty, engine, (0, 2 * F)).shots())) == 2


def test_a_shader_sees_the_mix_of_each_frame(empty, engine, tmp_path):
    (tmp_path / "loud.fs").write_text(
        '/*{"INPUTS": [{"NAME": "wave", "TYPE": "audio", "MAX": 16}]}*/\n'
        "void main() { gl_FragColor = vec4(vec3(IMG_NORM_PIXEL(wave, vec2(0.5)).r), 1.0); }"
    )
    engine.catalogue = Catalogue.from_folders(tmp_path)
    engine.renderer.close()
    engine.renderer = RenderThread(engine.catalogue)
    sequence = empty.sequences[SequenceId("s")]
    sound = Track(id=TrackId("a"), sequence=sequence.id, kind=TrackKind.audio, name="A1")
    tracks = replace(sequence, tracks=(*sequence.tracks, sound.id))
    params = (Param(name="frequency", value=50.0), Param(name="waveform", value="square"))
    tone = GeneratorSource(kind="tone", params=(*params, Param(name="level", value=-6.0)))
    clips = [
        Clip(id=ClipId(name), track=TrackId(name), start=at * F, duration=4 * F, source=source)
        for name, at, source in (("v", 0, GeneratorSource(kind="loud")), ("a", 2, tone))
    ]
    project = empty.apply(
        (Put(before=sequence, after=tracks), Put(after=sound), *(Put(after=c) for c in clips))
    )
    shots = list(a_scene(project, engine, (0, 4 * F)).shots())
    levels = [shot.frame.to_ndarray(format="gray").mean() for shot in shots]
    assert levels[0] == pytest.approx(126, abs=6)
    assert levels[2] > levels[0] + 40  # the first half wave of a square


TRAIL = """
void main() {
    vec3 old = IMG_THIS_PIXEL(sum).rgb;
    gl_FragColor = vec4(mix(%s, old, 0.75), 1.0);
}"""
CLOCK = "/*{}*/void main() { gl_FragColor = vec4(vec3(mod(float(FRAMEINDEX) * 0.37, 1.0)), 1.0); }"


@pytest.fixture(scope="module")
def remembering(tmp_path_factory):
    """Services whose effects remember."""
    folder = tmp_path_factory.mktemp("effects")
    kept = [{"TARGET": "sum", "PERSISTENT": True, "FLOAT": True}]
    for name, pictures, now in (
        ("trail", ["inputImage"], "IMG_THIS_PIXEL(inputImage).rgb"),
        (
            "ghost",
            ["startImage", "endImage"],
            "mix(IMG_THIS_PIXEL(startImage).rgb, IMG_THIS_PIXEL(endImage).rgb, progress)",
        ),
    ):
        inputs = [{"NAME": one, "TYPE": "image"} for one in pictures]
        inputs += [{"NAME": "progress", "TYPE": "float"}] if len(pictures) > 1 else []
        head = json.dumps({"INPUTS": inputs, "PASSES": kept})
        (folder / f"{name}.fs").write_text(f"/*{head}*/{TRAIL % now}")
    (folder / "clock.fs").write_text(CLOCK)
    services = Services(tmp_path_factory.mktemp("cache"))
    services.renderer.close()
    services.catalogue = Catalogue.from_folders(folder)
    services.renderer = RenderThread(services.catalogue)
    yield services
    services.renderer.close()
    services.pool.close()


def hosting(empty, host):
    """A clock under a trail that the clip, its track, an adjustment or a transition holds."""
    trail = (Effect(id=EffectId("e"), kind="trail"),)
    sequence = empty.sequences[SequenceId("s")]
    upper = Track(id=TrackId("u"), sequence=sequence.id, kind=TrackKind.video, name="V2")
    lower = empty.tracks[TrackId("v")]
    clock = GeneratorSource(kind="clock")
    first = Clip(id=ClipId("a"), track=lower.id, start=0, duration=4 * F, source=clock)
    second = replace(first, id=ClipId("b"), start=4 * F, duration=20 * F)
    above = replace(second, id=ClipId("c"), track=upper.id, source=AdjustmentSource())
    over = TransitionOver(kind="ghost", before=2 * F, after=10 * F)
    changes = [
        Put(before=sequence, after=replace(sequence, tracks=(lower.id, upper.id))),
        Put(after=upper),
        Put(after=first),
    ]
    match host:
        case "clip":
            changes += [Put(after=replace(second, effects=trail))]
        case "track":
            changes += [Put(after=second), Put(before=lower, after=replace(lower, effects=trail))]
        case "adjustment":
            changes += [Put(after=second), Put(after=replace(above, effects=trail))]
        case "transition":
            changes += [Put(after=replace(second, transition=over))]
    return empty.apply(tuple(changes))


@pytest.mark.parametrize("host", ["clip", "track", "adjustment", "transition"])
def test_what_remembers_exports_as_it_is_seen(host, empty, remembering):
    project = hosting(empty, host)

    def levels(begin):
        shots = a_scene(project, remembering, (begin * F, 12 * F)).shots()
        return [shot.frame.to_ndarray(format="gray").astype(int) for shot in shots]

    whole = levels(0)
    for begin in (11, 8):
        for part, frame in zip(levels(begin), whole[begin:], strict=True):
            np.testing.assert_array_equal(part, frame)
    seen = plan(project, SequenceId("s"), 11 * F, catalogue=remembering.catalogue)
    output = OutputFormat(pixel_format="rgba")
    still = remembering.renderer.submit(seen, lambda _: None, output).result().planes[0]
    luma = 16 + still[18, 32, :3].astype(float).mean() / 255 * 219
    assert whole[11][18, 32] == pytest.approx(luma, abs=2)
    assert len({int(frame[18, 32]) for frame in whole}) > 8


def test_surround_is_exported_in_stereo_as_the_preview_folds_it(empty, engine):
    """Clicks of 0.5 in each channel of 5.1; those of L, C and Ls add up after BS.775."""
    sequence = replace(empty.sequences["s"], channels=6)
    project = empty.apply((Put(before=empty.sequences["s"], after=sequence),))
    scene = a_scene(project, engine, (0, seconds(1)), name="wav", channels=2)
    mix = np.full((6, 1000), 0.5, np.float32)
    half = 0.5**0.5
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Mixer, "read", lambda self, start, count: mix[:, :count])
        block = next(scene.sound())
    assert block.shape[0] == 2
    assert block[:, 0] == pytest.approx([0.5 + half, 0.5 + half])


def test_the_export_hears_what_the_preview_plays(empty, engine):
    """A tone through the effects and the moving gain of the master, folded from 5.1 to stereo."""
    keys = (Keyframe(at=0, value=-12.0), Keyframe(at=seconds(1), value=0.0))
    before = empty.sequences["s"]
    master = replace(
        before,
        channels=6,
        tracks=(*before.tracks, TrackId("a")),
        params=(Param(name="gain", keys=keys),),
        effects=(Effect(id=EffectId("e"), kind="compressor"),),
    )
    place = (Param(name="depth", value=0.4), Param(name="pan", value=-0.3))
    track = Track(
        id=TrackId("a"), sequence=before.id, kind=TrackKind.audio, name="A1", params=place
    )
    tone = Clip(
        id=ClipId("c"),
        track=track.id,
        start=0,
        duration=seconds(1),
        source=GeneratorSource(kind="tone"),
    )
    project = empty.apply((Put(after=track), Put(before=before, after=master), Put(after=tone)))
    scene = a_scene(project, engine, (0, seconds(1)), name="wav", channels=2)
    exported = np.concatenate(list(scene.sound()), axis=1)

    def make(_):
        return Mixer(project, "s", lambda *_: None, is_metered=True)

    ring = SoundRing(channels=2, capacity=48_000)
    course = Course(Route(start=0, stop=seconds(1), at=0), 48_000)
    feeder = Feeder(ring, course, make, lambda _: None)
    feeder.fill()
    played = np.empty((48_000, 2), np.float32)
    assert ring.read_into(played) == 48_000
    assert np.abs(exported).max() > 0.01
    assert np.array_equal(played.T, exported)
    assert all(set(reading.tracks) == {"a"} for reading in feeder.readings(48_000))
