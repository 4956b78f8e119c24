"""Captions and chapters inside films, read back by PyAV and by the system's FFmpeg."""

import shutil
import subprocess

import av
import pytest

from kijkocut.edit.registry import parse
from kijkocut.edit.run import run_commands
from kijkocut.export.captions import CODECS, Captions, Extras, Line, extras_of, three_letters
from kijkocut.export.codecs import Container
from kijkocut.export.errors import SettingsError
from kijkocut.export.library import overridden, preset_named
from kijkocut.export.target import resolve
from kijkocut.export.writer import film_path, open_writer
from kijkocut.model.ids import OperationId, SequenceId
from kijkocut.model.project import Project

FFMPEG = shutil.which("ffmpeg")
S = SequenceId("s")


def run(*raws) -> Project:
    project = Project()
    for number, raw in enumerate(raws):
        command = parse(raw, project)
        project = run_commands(project, [command], OperationId(f"o{number}"), None).project
    return project


def line(track, at, length, text, speaker=""):
    source = {"type": "caption", "text": text, "speaker": speaker}
    placement = {"source": source, "source_in": "0f", "source_out": length}
    return {"command": "overwrite", "track": track, "audio_track": None, "at": at} | {
        "placement": placement
    }


@pytest.fixture
def project() -> Project:
    """Two tracks of captions and two chapters in four seconds at 25 fps."""
    return run(
        {"command": "add_sequence", "id": "s", "width": 160, "height": 96} | {"rate": "25"},
        {"command": "add_track", "sequence": "s", "kind": "caption", "id": "nl", "language": "nl"},
        {
            "command": "add_track",
            "sequence": "s",
            "kind": "caption",
            "id": "en",
            "language": "en-GB",
        },
        line("nl", "1s", "1s", "Hallo\n\nwereld é", "Jan"),
        line("nl", "3s", "1s", "Tot ziens & dag"),
        line("en", "1s", "2s", "Hello"),
        {"command": "add_marker", "sequence": "s", "at": "0f", "name": "Begin", "is_chapter": True},
        {"command": "add_marker", "sequence": "s", "at": "2s", "is_chapter": True},
        {"command": "add_marker", "sequence": "s", "at": "3s", "name": "A note"},
    )


def seconds(project, start, end):
    rate = project.sequences[S].rate
    return start * 25 * rate.frame_ticks, end * 25 * rate.frame_ticks


def film_of(project, container, tmp_path):
    sequence = project.sequences[S]
    settings = {"container": container, "captions": "muxed", "audio_codec": "none"}
    target = resolve(overridden(preset_named(_PRESETS.get(container, "h264")), settings), sequence)
    extras = extras_of(project, S, seconds(project, 0, 4), has_captions=True)
    path = film_path(target, tmp_path / "film")
    writer = open_writer(target, path, extras=extras)
    for _ in range(100):
        writer.write_picture(av.VideoFrame(160, 96, "yuv420p"))
    writer.finish()
    return path


_PRESETS = {"webm": "webm"}


@pytest.mark.parametrize("container", ["mp4", "mov", "mkv", "webm"])
def test_captions_come_back_with_their_times_and_languages(container, project, tmp_path):
    path = film_of(project, container, tmp_path)

    with av.open(str(path)) as film:
        streams = film.streams.subtitles
        assert [s.codec_context.name for s in streams] == [
            {"subrip": "srt"}.get(codec, codec) for codec in [CODECS[Container(container)]] * 2
        ]
        if container != "mov":
            assert [s.language for s in streams] == ["nld", "eng"]
        found = [[], []]
        for packet in film.demux(*streams):
            texts = [part.dialogue.decode() for part in packet.decode()] if packet.size else []
            found[packet.stream_index - 1] += [(packet.pts, packet.duration, t) for t in texts]
    assert [(at, long) for at, long, _ in found[0]] == [(1000, 1000), (3000, 1000)]
    assert [(at, long) for at, long, _ in found[1]] == [(1000, 2000)]
    assert "Hallo\nwereld é" in found[0][0][2].replace("\\N", "\n")
    assert "Jan" in found[0][0][2] or container == "webm"


@pytest.mark.skipif(FFMPEG is None, reason="ffmpeg is not installed")
@pytest.mark.parametrize("container", ["mp4", "mkv", "webm"])
def test_other_programs_read_them(container, project, tmp_path):
    path = film_of(project, container, tmp_path)
    words = [FFMPEG, "-v", "warning", "-i", str(path), "-map", "0:s:0", "-f", "srt", "-"]
    done = subprocess.run(words, capture_output=True, text=True, check=True)

    assert done.stderr == ""
    assert "00:00:01,000 --> 00:00:02,000" in done.stdout
    assert "wereld é" in done.stdout
    assert "Tot ziens" in done.stdout


@pytest.mark.parametrize("container", ["mp4", "mov", "mkv", "webm"])
def test_chapter_markers_become_chapters(container, project, tmp_path):
    with av.open(str(film_of(project, container, tmp_path))) as film:
        told = [
            (c["start"] * c["time_base"], c["end"] * c["time_base"], c["metadata"]["title"])
            for c in film.chapters()
        ]
    assert told == [(0, 2, "Begin"), (2, 4, "Chapter 2")]


def test_a_range_counts_from_its_start(project):
    extras = extras_of(project, S, seconds(project, 1, 4), has_captions=True)
    nl, en = extras.captions

    assert nl.lines == (
        Line(start=0, end=1000, text="Hallo\nwereld é", speaker="Jan"),
        Line(start=2000, end=3000, text="Tot ziens & dag"),
    )
    assert en.lines[0].end == 2000
    assert [(c.start, c.end) for c in extras.chapters] == [(1000, 3000)]


def test_hidden_tracks_and_empty_ranges_give_nothing(project):
    hidden = run_commands(
        project,
        [parse({"command": "set_track", "track": "nl", "is_hidden": True}, project)],
        OperationId("h"),
        None,
    ).project

    assert [
        c.language for c in extras_of(hidden, S, seconds(hidden, 0, 4), has_captions=True).captions
    ] == ["en-GB"]
    assert extras_of(project, S, seconds(project, 0, 1), has_captions=False).captions == ()
    assert extras_of(project, S, (1, 2), has_captions=True) == Extras()


@pytest.mark.parametrize(
    ("language", "letters"),
    [("nl", "nld"), ("pt_BR", "por"), ("EN-gb", "eng"), ("nds", "nds"), ("", "und")],
)
def test_languages_get_three_letters(language, letters):
    assert three_letters(language) == letters


def test_containers_without_room_are_told_of(sequence):
    preset = overridden(preset_named("wav"), {"captions": "muxed"})
    with pytest.raises(SettingsError, match="can't hold captions"):
        resolve(preset, sequence)


def test_none_is_a_choice():
    assert overridden(preset_named("h264"), {"captions": "none"}).captions is Captions.none
