"""Smart render end to end: the right frames, copied ones bit by bit, and a clean file."""

import shutil
import subprocess
from functools import cache
from itertools import pairwise
from pathlib import Path

import av
import msgspec
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from kijkocut.edit.registry import parse
from kijkocut.edit.run import run_commands
from kijkocut.effects import Catalogue
from kijkocut.export import Request, export, overridden
from kijkocut.export.errors import CancelledError
from kijkocut.export.library import preset_named
from kijkocut.export.pace import Pace
from kijkocut.export.request import Stage
from kijkocut.export.smart import SmartRender
from kijkocut.export.smart_plan import Copied, WhyNot
from kijkocut.export.target import resolve
from kijkocut.media import MediaPool
from kijkocut.model.ids import OperationId, SequenceId
from kijkocut.model.media import Colour
from kijkocut.model.project import Project
from kijkocut.model.ticks import Rate
from kijkocut.render import RenderThread
from kijkocut.synth import Footage, read_frame_number, write_footage

SIZE, RATE = (192, 108), Rate(30)
TAGS = Colour(primaries="bt709", transfer="bt709", matrix="bt709", full_range=False)
FFMPEG = shutil.which("ffmpeg")
CAMERAS = {
    "gop 30": (".mp4", (("g", "30"),)),
    "gop 250": (".mov", (("g", "250"),)),
    "all intra": (".mp4", (("g", "1"),)),
    "no b-frames": (".mkv", (("g", "15"), ("x264-params", "bframes=0"))),
    "stream": (".ts", (("g", "15"), ("x264-params", "b-pyramid=none"))),
    "baseline": (".mp4", (("g", "12"), ("profile", "baseline"))),
}


class Services:
    def __init__(self, cache: Path) -> None:
        self.catalogue = Catalogue.from_folders()
        self.pool = MediaPool(cache)
        self._renderer: RenderThread | None = None

    @property
    def renderer(self) -> RenderThread:
        if self._renderer is None:
            self._renderer = RenderThread(self.catalogue)
        return self._renderer

    def close(self) -> None:
        if self._renderer is not None:
            self._renderer.close()
        self.pool.close()


@pytest.fixture(scope="module")
def engine(tmp_path_factory):
    services = Services(tmp_path_factory.mktemp("cache"))
    yield services
    services.close()


@pytest.fixture(scope="module")
def camera(tmp_path_factory):
    """Make two files of a camera: numbers from 0 on, and from 500 on."""
    folder = tmp_path_factory.mktemp("footage")

    @cache
    def shoot(name: str, **more) -> dict[str, Path]:
        suffix, options = CAMERAS[name]
        made = Footage(
            width=SIZE[0],
            height=SIZE[1],
            frames=75,
            options=(("preset", "veryfast"), *options),
            colour=TAGS,
            **{"audio_codec": "aac" if suffix != ".ts" else ""} | more,
        )
        paths = {}
        for take, first in (("a", 0), ("b", 500)):
            path = folder / f"{name}-{len(list(folder.iterdir()))}-{take}{suffix}"
            paths[take] = write_footage(path, replace(made, first_number=first))
        return paths

    return shoot


def a_project(paths, engine, cuts, rate=RATE, *more) -> Project:
    facts = {name: engine.pool.probe(path) for name, path in paths.items()}
    raws = [
        {
            "command": "import_media",
            "id": name,
            "path": str(path),
            "facts": msgspec.to_builtins(facts[name]),
        }
        for name, path in paths.items()
    ]
    raws.append(
        {
            "command": "add_sequence",
            "id": "s",
            "width": SIZE[0],
            "height": SIZE[1],
            "rate": {"num": rate.num, "den": rate.den},
            "video_tracks": 2,
            "audio_tracks": 1,
        }
    )
    at = 0
    for name, first, length in cuts:
        placement = {
            "source": {"type": "media", "media": name},
            "source_in": first * rate.frame_ticks,
            "source_out": (first + length) * rate.frame_ticks,
        }
        raws.append(
            {
                "command": "overwrite",
                "track": "s-v1",
                "audio_track": "s-a1" if facts[name].audio else None,
                "at": at * rate.frame_ticks,
                "placement": placement,
            }
        )
        at += length
    project = Project()
    for number, raw in enumerate([*raws, *more]):
        command = parse(raw, project)
        project = run_commands(project, [command], OperationId(f"o{number}"), None).project
    return project


def a_request(path: Path, **more) -> Request:
    fields = {k: more.pop(k) for k in ("is_checked",) if k in more}
    settings = {"is_smart": True, "speed": "veryfast"} | more
    return Request(preset=overridden(preset_named("h264"), settings), out=path, **fields)


def planned(project, engine) -> SmartRender:
    sequence = project.sequences[SequenceId("s")]
    target = resolve(a_request(Path("x")).preset, sequence)
    span = (0, project.sequence_end(sequence.id))
    smart = SmartRender(project, sequence.id, span, target=target, engine=engine)
    smart.find(Pace(Stage.writing, frames=1))
    smart.close()
    return smart


def decoded(path) -> list[np.ndarray]:
    with av.open(str(path)) as film:
        return [frame.to_ndarray() for frame in film.decode(video=0)]


def numbers(path) -> list[int]:
    with av.open(str(path)) as film:
        return [read_frame_number(f.to_ndarray(format="rgb24")) for f in film.decode(video=0)]


def packet_times(path) -> list[tuple[int, int]]:
    with av.open(str(path)) as film:
        return [(p.pts, p.dts) for p in film.demux(video=0) if p.size]


def complaints(path) -> str:
    """What the system's FFmpeg has to say, decoding and copying, beside what PyAV's raised."""
    said = ""
    for words in ((), ("-c", "copy")):
        if FFMPEG is not None:
            command = [FFMPEG, "-v", "warning", "-i", str(path), *words, "-f", "null", "-"]
            said += subprocess.run(command, capture_output=True, text=True, check=False).stderr
    return said


CUTS = [("a", 7, 40), ("b", 22, 40), ("a", 41, 30)]


@pytest.mark.parametrize(
    ("name", "least"),
    [
        ("gop 30", 50),
        ("all intra", 110),
        ("no b-frames", 70),
        ("stream", 60),
        ("baseline", 80),
    ],
)
def test_every_frame_is_right_and_copied_ones_are_the_files_own(
    name, least, camera, engine, tmp_path
):
    paths = camera(name)
    project = a_project(paths, engine, CUTS)
    request = a_request(tmp_path / "film")

    result = export(project, SequenceId("s"), request=request, engine=engine)

    film, smart = Path(result.path), planned(project, engine)
    sources = {take: decoded(path) for take, path in paths.items()}
    got, seen = decoded(film), 0
    for piece in smart.pieces:
        if isinstance(piece, Copied):
            for n in range(piece.count):
                source = sources[piece.source.media][piece.run.number + n]
                assert np.array_equal(got[piece.first + n], source)
                seen += 1
    assert seen == result.copied_frames >= least
    assert result.copied_frames + sum(r.frames for r in result.not_copied) == result.frames == 110
    assert result.report.is_good, result.report.lines()
    assert result.report.wrong_frames == 0
    assert abs(result.report.av_offset_ms or 0) < 0.03
    # Transport streams start with a delay of their own, the same as without smart render.
    if name != "stream":
        assert numbers(film) == [*range(7, 47), *range(522, 562), *range(41, 71)]
    assert complaints(film) == ""


def test_a_long_group_is_copied_from_its_start_to_the_cut(camera, engine, tmp_path):
    project = a_project(camera("gop 250"), engine, [("a", 0, 63), ("b", 9, 40), ("b", 0, 50)])
    result = export(project, SequenceId("s"), request=a_request(tmp_path / "film"), engine=engine)

    assert numbers(result.path) == [*range(63), *range(509, 549), *range(500, 550)]
    assert result.copied_frames >= 108
    assert {r.why for r in result.not_copied} == {WhyNot.gap}
    assert complaints(result.path) == ""


def test_times_rise_evenly_across_the_joins(camera, engine, tmp_path):
    project = a_project(camera("gop 30"), engine, CUTS)
    request = a_request(tmp_path / "film", is_checked=False)
    times = packet_times(export(project, SequenceId("s"), request=request, engine=engine).path)

    step = times[1][1] - times[0][1]
    assert [b[1] - a[1] for a, b in pairwise(times)] == [step] * 109
    assert sorted(pts for pts, _ in times) == [n * step for n in range(110)]
    assert all(dts <= pts for pts, dts in times)


@settings(
    max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    cuts=st.lists(
        st.tuples(st.sampled_from("ab"), st.integers(0, 50), st.integers(1, 25)),
        min_size=1,
        max_size=4,
    )
)
def test_any_cuts_give_the_right_frames(cuts, shot, engine, tmp_path):
    project = a_project(shot, engine, cuts)
    request = a_request(tmp_path / "any", is_checked=False)
    result = export(project, SequenceId("s"), request=request, engine=engine)

    first = {"a": 0, "b": 500}
    wanted = [first[take] + start + n for take, start, length in cuts for n in range(length)]
    assert numbers(result.path) == wanted
    assert complaints(result.path) == ""


@pytest.fixture(scope="module")
def shot(camera) -> dict[str, Path]:
    return camera("no b-frames", audio_codec="")


@pytest.mark.parametrize("container", ["mov", "mkv"])
def test_every_container_takes_it(container, shot, engine, tmp_path):
    project = a_project(shot, engine, [("a", 3, 40)], Rate(30))
    request = a_request(
        tmp_path / "film", container=container, audio_codec="flac" if container == "mkv" else "aac"
    )
    result = export(project, SequenceId("s"), request=request, engine=engine)

    assert result.copied_frames == 28
    assert numbers(result.path) == list(range(3, 43))
    assert result.report.is_good, result.report.lines()
    assert complaints(result.path) == ""


def test_ntsc_rates_are_exact(camera, engine, tmp_path):
    rate = Rate(30000, 1001)
    project = a_project(camera("gop 30", rate=rate), engine, CUTS, rate)
    result = export(project, SequenceId("s"), request=a_request(tmp_path / "film"), engine=engine)

    assert result.copied_frames >= 50
    assert result.report.is_good, result.report.lines()
    assert result.report.picture.uneven_frames == 0
    assert result.report.picture.rate == rate


def test_priming_of_the_sound_moves_no_picture(camera, engine, tmp_path):
    """In Matroska the sound's first packet, which is not heard, is dated before the picture."""
    project = a_project(camera("no b-frames"), engine, [("a", 0, 20)])
    result = export(project, SequenceId("s"), request=a_request(tmp_path / "film"), engine=engine)
    assert numbers(result.path) == list(range(20))


def test_what_something_is_done_to_is_encoded(shot, engine, tmp_path):
    inset = {
        "command": "overwrite",
        "track": "s-v2",
        "audio_track": None,
        "at": 20 * Rate(30).frame_ticks,
        "placement": {
            "source": {"type": "title", "title": {"text": "x"}},
            "source_out": 10 * Rate(30).frame_ticks,
        },
    }
    project = a_project(shot, engine, [("a", 0, 60)], Rate(30), inset)
    smart = planned(project, engine)

    assert [(p.first, p.count, isinstance(p, Copied)) for p in smart.pieces] == [
        (0, 20, True),
        (20, 10, False),
        (30, 30, True),
    ]
    assert [(r.frames, r.why) for r in smart.reasons] == [(10, WhyNot.composited)]


def test_cameras_that_number_their_settings_alike_are_copied_side_by_side(
    shot, camera, engine, tmp_path
):
    """All number their sets 0; some have CABAC and B-frames, some have not."""
    paths = {
        "a": shot["a"],
        "b": camera("baseline", audio_codec="")["b"],
        "c": camera("gop 30", audio_codec="")["a"],
    }
    cuts = [("a", 0, 40), ("b", 0, 24), ("c", 30, 30), ("b", 13, 30), ("a", 15, 30)]
    project = a_project(paths, engine, cuts)
    result = export(project, SequenceId("s"), request=a_request(tmp_path / "film"), engine=engine)

    wanted = [*range(40), *range(500, 524), *range(30, 60), *range(513, 543), *range(15, 45)]
    assert numbers(result.path) == wanted
    assert result.copied_frames >= 130
    assert result.report.is_good, result.report.lines()
    assert complaints(result.path) == ""


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"codec": "mpeg4", "options": ()}, WhyNot.codec),
        ({"pixel_format": "yuv422p"}, WhyNot.pixel_format),
        ({"colour": Colour()}, WhyNot.colour),
        ({"rate": Rate(60)}, WhyNot.rate),
    ],
)
def test_footage_that_does_not_fit_is_encoded(changes, why, engine, tmp_path):
    made = Footage(width=SIZE[0], height=SIZE[1], frames=20, colour=TAGS)
    path = write_footage(tmp_path / "a.mp4", replace(made, **changes))
    smart = planned(a_project({"a": path}, engine, [("a", 0, 8)]), engine)

    assert smart.copied == 0
    assert smart.reasons[0].frames == 8
    assert smart.reasons[0].why in (why, WhyNot.composited)


def test_variable_rates_are_copied_only_frame_for_frame(engine, tmp_path):
    """Twenty frames at the film's rate, then ten held twice as long."""
    frame = Rate(30).frame_ticks
    times = [*(n * frame for n in range(20)), *(20 * frame + 2 * n * frame for n in range(10))]
    made = Footage(
        width=SIZE[0],
        height=SIZE[1],
        frames=30,
        colour=TAGS,
        timestamps=tuple(times),
        options=(("g", "5"), ("bf", "0")),
    )
    path = write_footage(tmp_path / "a.mp4", made)
    project = a_project({"a": path}, engine, [("a", 0, 38)])
    result = export(project, SequenceId("s"), request=a_request(tmp_path / "film"), engine=engine)

    assert numbers(result.path) == [*range(20), *(20 + n // 2 for n in range(18))]
    assert 20 <= result.copied_frames < 30
    assert complaints(result.path) == ""


class After:
    """A wish to stop that comes up after so many pictures."""

    def __init__(self, left: int) -> None:
        self.left = left

    def is_set(self) -> bool:
        self.left -= 1
        return self.left < 0


@pytest.mark.parametrize("left", [10, 60 + 20])
def test_cancelling_leaves_nothing_behind(left, shot, engine, tmp_path):
    """While it is looked for what to copy, and while it is written."""
    project = a_project(shot, engine, [("a", 3, 60)])
    request = a_request(tmp_path / "film")
    with pytest.raises(CancelledError):
        export(project, SequenceId("s"), request=request, engine=engine, cancel=After(left))
    assert list(tmp_path.iterdir()) == []
