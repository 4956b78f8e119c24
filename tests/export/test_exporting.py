"""From the edit language to a film that is decoded again: the whole way, on every floor."""

import threading
from pathlib import Path

import av
import msgspec
import numpy as np
import pytest
from msgspec.structs import replace

from kijkocut.edit.registry import parse
from kijkocut.edit.run import run_commands
from kijkocut.effects import Catalogue
from kijkocut.export import Request, export, overridden
from kijkocut.export.errors import CancelledError, FrameError, OfflineError, SettingsError
from kijkocut.export.library import preset_named
from kijkocut.export.playthrough import HeardBlock, _samples
from kijkocut.export.request import Stage
from kijkocut.media import MediaPool
from kijkocut.model.ids import ClipId, OperationId, SequenceId
from kijkocut.model.media import Colour
from kijkocut.model.params import Param
from kijkocut.model.project import Project, Put
from kijkocut.model.ticks import Rate
from kijkocut.render import RenderThread
from kijkocut.synth import Footage, find_ticks, read_frame_number, write_footage

RATE = Rate(30)
F = RATE.frame_ticks


class Services:
    """An engine that counts what it was asked for."""

    def __init__(self, cache: Path) -> None:
        self.catalogue = Catalogue.from_folders()
        self.pool = MediaPool(cache)
        self._renderer: RenderThread | None = None

    @property
    def renderer(self) -> RenderThread:
        if self._renderer is None:
            self._renderer = RenderThread(self.catalogue)
        return self._renderer

    @property
    def has_rendered(self) -> bool:
        return self._renderer is not None

    def close(self) -> None:
        if self._renderer is not None:
            self._renderer.close()
        self.pool.close()


TAGS = Colour(primaries="bt709", transfer="bt709", matrix="bt709", full_range=False)
MADE = Footage(frames=90, rate=RATE, audio_codec="pcm_s16le", options=(("crf", "12"),), colour=TAGS)


@pytest.fixture(scope="module")
def footage(tmp_path_factory) -> dict[str, Path]:
    """Two clips of three seconds: frames 0..89, and 500..589 in another colour."""
    folder = tmp_path_factory.mktemp("footage")
    paths = {"a": folder / "a.mov", "b": folder / "b.mov"}
    write_footage(paths["a"], MADE)
    write_footage(paths["b"], replace(MADE, first_number=500, hue=0.1))
    return paths


@pytest.fixture(scope="module")
def engine(tmp_path_factory):
    services = Services(tmp_path_factory.mktemp("cache"))
    yield services
    services.close()


@pytest.fixture(scope="module")
def project(footage, engine) -> Project:
    """a[20 50) b[30 60) on V1, so that the numbers are 20..49 and 530..559."""
    return a_project(footage, engine, [("a", 20, 30, 0), ("b", 30, 30, 30)])


def a_project(footage, engine, cuts, *more) -> Project:
    raws = [
        {
            "command": "import_media",
            "id": name,
            "path": str(path),
            "facts": msgspec.to_builtins(engine.pool.probe(path)),
        }
        for name, path in footage.items()
    ]
    raws.append(
        {
            "command": "add_sequence",
            "id": "s",
            "width": 320,
            "height": 180,
            "rate": {"num": 30, "den": 1},
            "video_tracks": 2,
            "audio_tracks": 2,
        }
    )
    for number, (name, first, length, at) in enumerate(cuts):
        raws.append(
            {
                "command": "overwrite",
                "id": f"c{number}",
                "track": "s-v1",
                "audio_track": "s-a1",
                "at": at * F,
                "placement": {
                    "source": {"type": "media", "media": name},
                    "source_in": first * F,
                    "source_out": (first + length) * F,
                    "name": f"Shot {number}",
                },
            }
        )
    project = Project()
    for number, raw in enumerate([*raws, *more]):
        command = parse(raw, project)
        project = run_commands(project, [command], OperationId(f"o{number}"), None).project
    return project


def changed(project: Project, clip_id: str, **fields) -> Project:
    clip = project.clip(ClipId(clip_id))
    return project.apply((Put(before=clip, after=replace(clip, **fields)),))


def a_request(path: Path, name: str = "h264", **more) -> Request:
    fields = {k: more.pop(k) for k in ("range", "is_offline_allowed", "is_checked") if k in more}
    return Request(preset=overridden(preset_named(name), more), out=path, **fields)


def pictures(path: Path) -> list[np.ndarray]:
    with av.open(str(path)) as film:
        return [f.to_ndarray(format="rgb24") for f in film.decode(video=0)]


def sound(path: Path) -> np.ndarray:
    with av.open(str(path)) as film:
        blocks = [HeardBlock(at=0, samples=_samples(f)).samples for f in film.decode(audio=0)]
    return np.concatenate(blocks, axis=1)


def numbers(path: Path) -> list[int]:
    return [read_frame_number(image) for image in pictures(path)]


WANTED = [*range(20, 50), *range(530, 560)]


def test_an_untouched_cut_passes_every_frame_on_to_its_exact_place(project, engine, tmp_path):
    result = export(project, SequenceId("s"), request=a_request(tmp_path / "film"), engine=engine)

    assert numbers(Path(result.path)) == WANTED
    assert (result.frames, result.untouched_frames) == (60, 60)
    assert result.report.is_good, result.report.lines()
    assert result.warnings == ()
    assert [p.name for p in tmp_path.iterdir()] == ["film.mp4"]


@pytest.mark.parametrize("name", ["h264", "wav", "webm", "prores-422-hq"])
def test_ticks_are_in_sync_to_the_sample(name, project, engine, tmp_path):
    """Second 1 of `a` is 10 frames into the film, second 1 of `b` starts its clip."""
    request = a_request(tmp_path / "film", name)
    result = export(project, SequenceId("s"), request=request, engine=engine)

    assert find_ticks(sound(Path(result.path))[0], 48_000) == [16_000, 48_000]
    assert result.report.av_offset_ms is None or abs(result.report.av_offset_ms) < 0.03


def test_a_composited_frame_is_the_same_frame(project, engine, tmp_path):
    """A smaller picture on V2 forces the compositor; what lies below must not move."""
    inset = {
        "command": "overwrite",
        "id": "inset",
        "track": "s-v2",
        "audio_track": None,
        "at": 20 * F,
        "placement": {
            "source": {"type": "generator", "kind": "colour"},
            "source_out": 20 * F,
        },
    }
    command = parse(inset, project)
    project = run_commands(project, [command], OperationId("x"), None).project
    fade = (Param(name="opacity", value=0.25),)
    project = changed(project, "inset", params=fade)
    request = a_request(tmp_path / "film")
    result = export(project, SequenceId("s"), request=request, engine=engine)

    assert numbers(Path(result.path)) == WANTED
    assert result.untouched_frames == 40
    assert result.report.is_good, result.report.lines()


@pytest.mark.parametrize("name", ["prores-422-hq", "h265", "png-sequence", "gif", "webm"])
def test_every_kind_of_film_gets_the_right_frames(name, project, engine, tmp_path):
    more = {"width": 320, "rate": 30} if name == "gif" else {}
    request = a_request(tmp_path / "film", name, range=(28 * F, 32 * F), **more)
    result = export(project, SequenceId("s"), request=request, engine=engine)

    path = Path(result.path)
    if path.is_dir():
        found = [read_frame_number(pictures(p)[0]) for p in sorted(path.iterdir())]
    else:
        found = numbers(path)
    assert found == [48, 49, 530, 531]
    assert result.report.is_good, result.report.lines()


def test_another_shape_shows_the_whole_picture_between_bars(project, engine, tmp_path):
    request = a_request(tmp_path / "film", "vertical", size="180x320", range=(0, 6 * F))
    result = export(project, SequenceId("s"), request=request, engine=engine)

    assert result.untouched_frames == 0
    for wanted, image in zip(range(20, 26), pictures(Path(result.path)), strict=True):
        assert image.shape == (320, 180, 3)
        assert image[:100].max() < 12
        assert image[-100:].max() < 12
        assert read_frame_number(image[110:211]) == wanted


@pytest.mark.parametrize(("rate", "step"), [("15", 2), ("60", 0.5), ("24", 1.25)])
def test_another_rate_shows_what_is_on_at_each_frames_time(rate, step, project, engine, tmp_path):
    request = a_request(tmp_path / "film", rate=rate, range=(0, 60 * F))
    result = export(project, SequenceId("s"), request=request, engine=engine)

    found = numbers(Path(result.path))
    assert found == [WANTED[int(n * step)] for n in range(int(60 / step))]
    assert abs(result.report.av_offset_ms) < 0.03


def test_in_and_out_points_are_taken_unless_a_range_is_given(project, engine, tmp_path):
    sequence = project.sequences[SequenceId("s")]
    marked = replace(sequence, range_in=25 * F, range_out=35 * F)
    project = project.apply((Put(before=sequence, after=marked),))

    taken = export(project, SequenceId("s"), request=a_request(tmp_path / "1"), engine=engine)
    assert numbers(Path(taken.path)) == WANTED[25:35]
    given = a_request(tmp_path / "2", range=(50 * F, 55 * F))
    result = export(project, SequenceId("s"), request=given, engine=engine)
    assert numbers(Path(result.path)) == WANTED[50:55]


def test_gaps_are_transparent_where_there_is_alpha(footage, engine, tmp_path):
    project = a_project(footage, engine, [("a", 0, 4, 4)])
    for name, more, alpha in (
        ("prores-4444", {}, 0),
        ("png-sequence", {}, 0),
        ("png-sequence", {"is_background_kept": True}, 255),
    ):
        request = a_request(tmp_path / f"{name}{alpha}", name, **more)
        path = Path(export(project, SequenceId("s"), request=request, engine=engine).path)
        paths = sorted(path.iterdir()) if path.is_dir() else [path]
        found = []
        for one in paths:
            with av.open(str(one)) as film:
                found += [
                    f.reformat(format="rgba").to_ndarray()[..., 3].mean()
                    for f in film.decode(video=0)
                ]
        assert found == pytest.approx([alpha] * 4 + [255] * 4, abs=1)


def test_the_same_file_twice_at_once_is_read_in_both_places(footage, engine, tmp_path):
    over = {
        "command": "overwrite",
        "id": "over",
        "track": "s-v2",
        "audio_track": None,
        "at": 0,
        "placement": {
            "source": {"type": "media", "media": "a"},
            "source_in": 60 * F,
            "source_out": 70 * F,
        },
    }
    project = a_project(footage, engine, [("a", 5, 10, 0)], over)
    crop = (Param(name="crop_right", value=0.5),)
    project = changed(project, "over", params=crop)
    request = a_request(tmp_path / "film")
    path = Path(export(project, SequenceId("s"), request=request, engine=engine).path)
    with av.open(str(footage["a"])) as source:
        real = [f.to_ndarray(format="rgb24").astype(int) for f in source.decode(video=0)]
    for number, image in enumerate(pictures(path)):
        left, right = slice(8, 152), slice(168, 312)
        assert abs(image[:, left] - real[60 + number][:, left]).mean() < 6
        assert abs(image[:, right] - real[5 + number][:, right]).mean() < 6


def test_offline_media_is_refused_before_anything_is_written(footage, engine, tmp_path):
    lost = tmp_path / "lost.mov"
    lost.write_bytes(footage["a"].read_bytes())
    project = a_project(footage | {"lost": lost}, engine, [("b", 0, 10, 0), ("lost", 0, 10, 10)])
    lost.unlink()
    out = tmp_path / "out"
    out.mkdir()

    with pytest.raises(
        OfflineError, match=r'"lost\.mov" is offline .*clip "Shot 1" on V1 at 00:00:00'
    ):
        export(project, SequenceId("s"), request=a_request(out / "film"), engine=engine)
    assert list(out.iterdir()) == []
    early = a_request(out / "early", range=(0, 10 * F))
    assert export(project, SequenceId("s"), request=early, engine=engine).frames == 10

    allowed = a_request(out / "film", is_offline_allowed=True)
    result = export(project, SequenceId("s"), request=allowed, engine=engine)
    found = pictures(Path(result.path))
    assert read_frame_number(found[9]) == 509
    red = found[15][40:60, 150:170].reshape(-1, 3).mean(axis=0)
    assert red[0] > 2 * red[1] + 50, "a red card"
    assert any("lost.mov" in w for w in result.warnings)
    assert any('clip "Shot 1" on V1' in w and "(10 frames)" in w for w in result.warnings)
    assert any("is silent" in w for w in result.warnings)


def test_a_broken_frame_names_clip_and_frame_and_leaves_nothing(footage, engine, tmp_path):
    bad = tmp_path / "bad.mov"
    bad.write_bytes(footage["a"].read_bytes())
    project = a_project(footage | {"bad": bad}, engine, [("b", 0, 5, 0), ("bad", 0, 10, 5)])
    bad.write_bytes(b"x" * 5000)
    media = next(m for m in project.media.values() if m.path == str(bad))
    facts = replace(
        media.facts, content_hash=MediaPool.identify(bad)
    )  # imported as broken as it is
    project = project.apply((Put(before=media, after=replace(media, facts=facts)),))
    out = tmp_path / "out"
    out.mkdir()
    request = a_request(out / "film", audio_codec="none")

    with pytest.raises(FrameError, match=r'Frame 00:00:00:05 .*clip "Shot 1" on V1 at 00:00:00:05'):
        export(project, SequenceId("s"), request=request, engine=engine)
    assert list(out.iterdir()) == []
    with pytest.raises(FrameError, match=r'sound of clip "Shot 1" on A1'):
        export(project, SequenceId("s"), request=a_request(out / "a", "wav"), engine=engine)
    assert list(out.iterdir()) == []


@pytest.mark.parametrize("name", ["h264", "gif", "png-sequence", "wav"])
def test_cancelling_leaves_nothing_behind(name, project, engine, tmp_path):
    stop, heard = threading.Event(), []

    def listen(progress):
        heard.append(progress)
        stop.set()

    with pytest.raises(CancelledError):
        export(
            project,
            SequenceId("s"),
            request=a_request(tmp_path / "film", name),
            engine=engine,
            listener=listen,
            cancel=stop,
        )
    assert heard
    assert heard[0].share < 1
    assert list(tmp_path.iterdir()) == []


def test_a_cancelled_check_keeps_the_film(project, engine, tmp_path):
    stop = threading.Event()

    def listen(progress):
        if progress.stage is Stage.checking:
            stop.set()

    result = export(
        project,
        SequenceId("s"),
        request=a_request(tmp_path / "film"),
        engine=engine,
        listener=listen,
        cancel=stop,
    )
    assert Path(result.path).is_file()
    assert result.report is None
    assert result.warnings == ("The check was cancelled; the film itself is complete.",)


def test_progress_reaches_the_end_of_both_stages(project, engine, tmp_path):
    heard = []
    request = a_request(tmp_path / "film")
    export(project, SequenceId("s"), request=request, engine=engine, listener=heard.append)
    for stage in Stage:
        last = [p for p in heard if p.stage is stage][-1]
        assert (last.share, last.frame, last.frames) == (1, 60, 60)


def test_what_can_not_be_exported_is_said_before_the_start(project, footage, engine, tmp_path):
    def refused(project, **more):
        request = a_request(tmp_path / "film", **more)
        with pytest.raises(SettingsError) as caught:
            export(project, SequenceId("s"), request=request, engine=engine)
        return str(caught.value)

    assert "The range from 00:00:01:10 to 00:00:01:10 is empty" in refused(
        project, range=(40 * F, 40 * F)
    )
    assert "nothing in" in refused(a_project(footage, engine, []))
    assert list(tmp_path.iterdir()) == []


def test_hdr_output_keeps_white_where_it_belongs(project, engine, tmp_path):
    """SDR white is 203 cd/m2 on an HDR film (ITU-R BT.2408), PQ code 0.58."""
    request = a_request(
        tmp_path / "film",
        "h265",
        colour="pq",
        size="640x360",
        range=(0, 2 * F),
        crf=4,
        audio_codec="none",
    )
    result = export(project, SequenceId("s"), request=request, engine=engine)
    with av.open(result.path) as film:
        frame = next(film.decode(video=0))
    luma = frame.reformat(format="yuv420p10le").to_ndarray()[:360].astype(float)
    code = (np.percentile(luma, 99.5) - 64) / 876
    assert frame.color_trc == 16
    assert code == pytest.approx(0.58, abs=0.03)


def test_switched_angles_are_exported_to_the_frame(footage, engine, tmp_path):
    """Camera b began 10 frames after a; from film frame 15 on it is b, from 25 on a again.

    Its own number is 500 more, so film frame n of a is 20+n and of b is 510+n. Sound stays a's.
    """
    project = a_project(footage, engine, [])
    made = {
        "command": "add_multicam",
        "id": "cam",
        "angles": [
            {"recordings": [{"media": "a"}]},
            {"recordings": [{"media": "b", "at": 10 * F}]},
        ],
    }
    place = {
        "command": "overwrite",
        "id": "x",
        "track": "s-v1",
        "audio_track": "s-a1",
        "at": 0,
        "placement": {
            "source": {"type": "sequence", "sequence": "cam"},
            "source_in": 20 * F,
            "source_out": 60 * F,
        },
    }
    switches = [
        {"command": "switch_angle", "clip": clip, "at": at * F, "angle": angle, "new_id": new}
        for clip, at, angle, new in (("x", 15, "2", "y"), ("y", 25, "1", "z"))
    ]
    for number, raw in enumerate([made, place, *switches]):
        command = parse(raw, project)
        project = run_commands(project, [command], OperationId(f"m{number}"), None).project
    request = a_request(tmp_path / "film")
    result = export(project, SequenceId("s"), request=request, engine=engine)

    wanted = [*range(20, 35), *range(525, 535), *range(45, 60)]
    assert numbers(Path(result.path)) == wanted
    assert (result.frames, result.untouched_frames) == (40, 40)
    assert find_ticks(sound(Path(result.path))[0], 48_000) == [16_000]


@pytest.mark.parametrize("encoder", ["h264_videotoolbox", "h264_nvenc", "h264_amf"])
def test_hardware_that_does_not_open_gives_way_to_software(project, engine, tmp_path, encoder):
    settings = {"encoder": encoder, "width": 160, "height": 128, "speed": ""}
    request = Request(preset=overridden(preset_named("h264"), settings), out=tmp_path / "f.mp4")
    result = export(project, SequenceId("s"), request=request, engine=engine)
    assert result.report is not None
    assert result.report.is_good
    for told in result.warnings:  # none where there is such hardware
        assert told.startswith(f"{encoder} does not work here (")
        assert told.endswith("; libx264 encodes instead.")
