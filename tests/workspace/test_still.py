import av
import numpy as np
import pytest

from kijkocut.effects import Catalogue
from kijkocut.model.clip import Clip, GeneratorSource, MediaSource
from kijkocut.model.ids import ClipId, SequenceId, TrackId
from kijkocut.model.project import Put
from kijkocut.model.sequence import TrackKind
from kijkocut.model.ticks import Rate
from kijkocut.render import RenderThread
from kijkocut.synth import Footage, read_frame_number, write_sound
from kijkocut.workspace.still import CannotWriteError, StillRenderer, write_png

RATE = Rate(25)


def test_a_png_keeps_every_pixel_and_its_alpha(tmp_path):
    rgba = np.random.default_rng(1).integers(0, 256, (37, 53, 4), np.uint8)
    write_png(tmp_path / "a.png", rgba)
    with av.open(str(tmp_path / "a.png")) as file:
        shown = next(file.decode(video=0))
    assert shown.format.name == "rgba"
    np.testing.assert_array_equal(shown.to_ndarray(), rgba)


def test_a_view_with_gaps_between_its_rows_is_written_right(tmp_path):
    wide = np.random.default_rng(2).integers(0, 256, (20, 60, 4), np.uint8)
    write_png(tmp_path / "a.png", wide[::2, 5:31])
    with av.open(str(tmp_path / "a.png")) as file:
        shown = next(file.decode(video=0)).to_ndarray(format="rgba")
    np.testing.assert_array_equal(shown, wide[::2, 5:31])


def test_a_place_that_can_not_be_written_is_told(tmp_path):
    with pytest.raises(CannotWriteError, match=r"none/a\.png: No such file"):
        write_png(tmp_path / "none" / "a.png", np.zeros((2, 2, 4), np.uint8))


def test_the_frame_on_show_is_rendered_and_a_gap_is_black(studio, work, clip):
    (media,) = work.import_files([clip]).added
    place = {
        "command": "overwrite",
        "placement": {"source": {"type": "media", "media": media}, "source_in": "5f"},
        "at": "10f",
        "track": "@V1",
    }
    work.run_script([place], folder=clip.parent, label="Place")
    (placed,) = work.project.lane(TrackId("main-v1"))
    stills = StillRenderer(
        work.project, pool=studio.pool, renderer=studio.renderer, catalogue=studio.catalogue
    )
    step = work.sequence().rate.frame_ticks
    for at, number in ((placed.start, 5), (placed.start + 7 * step, 12), (placed.end - 1, 24)):
        shown = stills.frame(SequenceId("main"), at)
        assert shown.shape == (72, 128, 4)
        assert read_frame_number(shown) == number
    assert stills.frame(SequenceId("main"), 0)[..., :3].max() == 0


def test_a_shader_sees_what_is_heard(studio, work, tmp_path):
    (tmp_path / "bars_of.fs").write_text(
        '/*{"INPUTS": [{"NAME": "bars", "TYPE": "audioFFT", "MAX": 64}]}*/\n'
        "void main() { gl_FragColor = vec4(vec3(IMG_THIS_PIXEL(bars).r), 1.0); }"
    )
    sample_rate = 48_000
    tone = 0.8 * np.sin(2 * np.pi * 5000 * np.arange(sample_rate) / sample_rate)
    sound = np.stack([tone, tone]).astype(np.float32)
    path = write_sound(
        tmp_path / "tone.wav", sound, Footage(sample_rate=sample_rate, audio_codec="pcm_s16le")
    )
    (media,) = work.import_files([path]).added
    project = work.project
    track = project.sequences[SequenceId("main")].tracks
    audio = next(t for t in track if project.tracks[t].kind is TrackKind.audio)
    heard = Clip(
        id=ClipId("t"),
        track=audio,
        start=0,
        duration=RATE.frame_ticks * 25,
        source=MediaSource(media=media),
    )
    seen = Clip(
        id=ClipId("g"),
        track=TrackId("main-v1"),
        start=0,
        duration=RATE.frame_ticks * 25,
        source=GeneratorSource(kind="bars_of"),
    )
    project = project.apply((Put(after=heard), Put(after=seen)))
    catalogue = Catalogue.from_folders(tmp_path)
    with RenderThread(catalogue) as renderer:
        stills = StillRenderer(project, pool=studio.pool, renderer=renderer, catalogue=catalogue)
        row = stills.frame(SequenceId("main"), 10 * RATE.frame_ticks)[36, :, 0]
    peak = (int(row.argmax()) + 0.5) / len(row) * 64
    assert peak == pytest.approx(5000 / 24_000 * 64, abs=1)
    assert row[len(row) // 2 :].max() < 8
