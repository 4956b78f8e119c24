"""What shaders hear: the mix, named by the plan and given by the fetch."""

import numpy as np
import pytest
from msgspec.structs import replace
from numpy.typing import NDArray

from kijkocut.audio import SoundSource
from kijkocut.effects import Catalogue
from kijkocut.model.clip import Effect, GeneratorSource, SequenceSource
from kijkocut.model.ids import ClipId, EffectId, MediaId, SequenceId
from kijkocut.model.params import Param
from kijkocut.model.project import Project, Put
from kijkocut.render import OutputFormat, plan
from kijkocut.render.compositor import Compositor
from kijkocut.render.frame_plan import FramePlan, Sound
from kijkocut.render.listening import Ears, Hears, sound_at
from kijkocut.render.planner import PlanSettings
from kijkocut.testing.builders import F, ProjectBuilder, a_project

S = SequenceId("s")
BARS = """/*{"INPUTS": [{"NAME": "bars", "TYPE": "audioFFT", "MAX": 64}]}*/
void main() { gl_FragColor = vec4(vec3(IMG_THIS_PIXEL(bars).r), 1.0); }"""
WAVE = """/*{"INPUTS": [{"NAME": "inputImage", "TYPE": "image"},
    {"NAME": "wave", "TYPE": "audio", "MAX": 64}]}*/
void main() { gl_FragColor = vec4(vec3(IMG_THIS_PIXEL(wave).r), 1.0); }"""


def no_media(media: MediaId, stream: int | None, sample_rate: int) -> SoundSource:
    raise AssertionError(media)


def with_tone(frequency: float = 3100.0, at: int = 0) -> ProjectBuilder:
    params = (Param(name="frequency", value=frequency), Param(name="level", value=-6.0))
    tone = GeneratorSource(kind="tone", params=params)
    return a_project().with_clip("t", "a1", at, 100, source=tone)


@pytest.fixture(scope="module")
def listening(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    folder = tmp_path_factory.mktemp("shaders")
    (folder / "bars_of.fs").write_text(BARS)
    (folder / "wave_of.fs").write_text(WAVE)
    return Catalogue.from_folders(folder)


def visual(project: ProjectBuilder) -> Project:
    source = GeneratorSource(kind="bars_of")
    return project.with_clip("g", "v1", 0, 50, source=source).build()


def planned(project: Project, catalogue: Catalogue, frame: int) -> FramePlan:
    settings = PlanSettings(size=(64, 36))
    return plan(project, S, frame * F, catalogue=catalogue, settings=settings)


def shown(catalogue: Catalogue, made: FramePlan, fetch: object) -> NDArray[np.float64]:
    compositor = Compositor.headless(catalogue)
    try:
        wanted = OutputFormat(pixel_format="rgbaf32le")
        return compositor.render(made, fetch, wanted).planes[0].astype(float)  # type: ignore[arg-type]
    finally:
        compositor.release()


class Listening:
    """A fetch with sound and without pictures."""

    def __init__(self, project: Project) -> None:
        self.hear = Ears(project, no_media).hear

    def __call__(self, picture: object) -> None:
        raise AssertionError(picture)


def test_a_generator_shows_the_tone_where_its_frequency_is(listening: Catalogue) -> None:
    project = visual(with_tone())
    found = shown(listening, planned(project, listening, 10), Listening(project))[18, :, 0]
    assert int(found.argmax()) == int(3100 / 24_000 * 64)
    assert found[30:].max() < 0.02


def test_an_effect_shows_the_waveform_of_its_moment(listening: Catalogue) -> None:
    effects = (Effect(id=EffectId("e"), kind="wave_of"),)
    field = GeneratorSource(kind="colour")
    builder = with_tone(frequency=750.0)
    project = builder.with_clip("g", "v1", 0, 50, source=field, effects=effects).build()
    found = shown(listening, planned(project, listening, 3), Listening(project))[18, :, 0]
    at = (np.arange(64) + 3 * 1920) / 48_000
    level = 10 ** (-6 / 20)
    np.testing.assert_allclose(found, 0.5 + 0.5 * level * np.sin(2 * np.pi * 750 * at), atol=4e-3)


def test_without_ears_there_is_silence(listening: Catalogue) -> None:
    project = visual(with_tone())
    found = shown(listening, planned(project, listening, 10), lambda _: None)
    assert found[..., :3].max() == 0


def test_a_plan_changes_with_what_is_heard_and_only_then(listening: Catalogue) -> None:
    def key(project: Project, frame: int) -> str:
        return planned(project, listening, frame).key

    project = visual(with_tone())
    clip = project.clip(ClipId("t"))
    louder = project.apply((Put(before=clip, after=replace(clip, name="louder")),))
    assert key(project, 10) != key(louder, 10)
    assert key(visual(with_tone()), 10) == key(project, 10)


def test_a_shader_that_does_not_listen_names_no_sound(listening: Catalogue) -> None:
    field = GeneratorSource(kind="colour")
    loud, low = (
        with_tone(hertz).with_clip("g", "v1", 0, 50, source=field).build() for hertz in (500, 600)
    )
    assert planned(loud, listening, 10) == planned(low, listening, 10)


def nesting(frequency: float) -> Project:
    params = (Param(name="frequency", value=frequency),)
    tone = GeneratorSource(kind="tone", params=params)
    builder = a_project().with_sequence("n", ("n-a1",)).with_clip("t", "n-a1", 0, 100, source=tone)
    nest = SequenceSource(sequence=SequenceId("n"))
    return builder.with_clip("u", "a1", 0, 50, source=nest, source_in=0).build()


def test_nests_are_heard() -> None:
    one, other = (sound_at(nesting(hertz), S, 10 * F) for hertz in (400.0, 500.0))
    assert one != other
    assert one.first == 10 * 1920
    found = Ears(nesting(400.0), no_media).hear(one, one.first, 480)
    assert int(np.abs(np.fft.rfft(found[0])).argmax()) == 4


def test_before_the_sequence_begins_there_is_silence() -> None:
    project = with_tone(500.0).build()
    ears = Ears(project, no_media)
    assert isinstance(ears, Hears)
    sound = Sound(sequence=S, first=0, sample_rate=48_000, heard="")
    found = ears.hear(sound, -100, 300)
    assert found.shape == (2, 300)
    assert not found[:, :100].any()
    assert found[:, 110:].any()


def test_what_was_opened_is_closed() -> None:
    closed = []

    class Source:
        def read(self, start_sample: int, count: int) -> NDArray[np.float32]:
            del start_sample
            return np.ones((2, count), np.float32)

        def close(self) -> None:
            closed.append(self)

    project = a_project().with_clip("t", "a1", 0, 10).build()
    ears = Ears(project, lambda *_: Source())
    ears.hear(Sound(sequence=S, first=0, sample_rate=48_000, heard=""), 0, 64)
    ears.close()
    assert len(closed) == 1
