"""From a project to a checked film."""

import logging
from contextlib import closing
from pathlib import Path

import av
from msgspec.structs import replace

from kijkocut.export.captions import Captions, Extras, extras_of
from kijkocut.export.check import check, expectation
from kijkocut.export.encoder_book import as_software, stand_in
from kijkocut.export.errors import (
    CancelledError,
    EncodeError,
    OfflineError,
    SettingsError,
    TargetError,
    UnreadableError,
)
from kijkocut.export.estimate import require_space
from kijkocut.export.hardware import family_of
from kijkocut.export.keeping import refuse_replacing
from kijkocut.export.measure import Sent
from kijkocut.export.offline import Span, offline
from kijkocut.export.pace import Pace
from kijkocut.export.pipeline import Written, run
from kijkocut.export.report import Report
from kijkocut.export.request import Cancel, Listener, Request, Result, Stage
from kijkocut.export.scene import Engine, Scene
from kijkocut.export.smart import SmartRender
from kijkocut.export.target import Target, resolve
from kijkocut.export.writer import Writer, film_path, open_writer
from kijkocut.model.errors import KijkoError
from kijkocut.model.ids import SequenceId
from kijkocut.model.project import Project
from kijkocut.model.sequence import Sequence
from kijkocut.model.timecode import format_timecode

log = logging.getLogger(__name__)


def export(
    project: Project,
    sequence_id: SequenceId,
    *,
    request: Request,
    engine: Engine,
    listener: Listener | None = None,
    cancel: Cancel | None = None,
) -> Result:
    """Write a film of a sequence, then read it back and check it.

    The calling thread encodes; decoding and compositing run beside it. Memory does not grow with
    the film's length. The film gets its name only when it is complete; after an error or a
    cancellation nothing is left behind. The project is a snapshot, so editing may go on.

    Args:
        project: A snapshot.
        sequence_id: Which sequence.
        request: What to write, and where.
        engine: Media, renderer and catalogue; see `Engine`.
        listener: Hears of progress on this thread.
        cancel: Asked at every frame; a `threading.Event` will do.

    Raises:
        SettingsError: Preset and sequence don't fit, or there is nothing to export.
        TargetError, DiskFullError: It can't be written there.
        OfflineError: Media is missing and `request.is_offline_allowed` is not set.
        FrameError: A frame or a sound could not be made; names clip, frame and cause.
        CancelledError: It was stopped.
    """
    sequence = project.sequences[sequence_id]
    target = resolve(request.preset, sequence)
    span = span_of(project, sequence, request)
    path = film_path(target, request.out.absolute())
    refuse_replacing(path, (*(Path(one.path) for one in project.media.values()), *request.kept))
    warnings = [*require_space(target, span[1] - span[0], path)]
    warnings += _missing(project, sequence_id, span, request, engine)
    scene = Scene(
        project,
        sequence_id,
        span,
        target=target,
        engine=engine,
        is_offline_allowed=request.is_offline_allowed,
    )
    pace = Pace(Stage.writing, frames=scene.extent.frames, listener=listener, cancel=cancel)
    is_muxed = target.preset.captions is Captions.muxed
    extras = extras_of(project, sequence_id, span, has_captions=is_muxed)
    smart = SmartRender(project, sequence_id, span, target=target, engine=engine)
    with closing(smart):
        if target.preset.is_smart:
            smart.find(pace)
        if smart.copied:
            is_watched = request.is_checked
            written = smart.write(scene, path, pace, is_watched=is_watched, extras=extras)
        else:
            writer, told = _opened(scene, target, path, extras)
            warnings += told
            written = _write(scene, writer, pace)
    warnings += dict.fromkeys((*scene.warnings, *smart.warnings))
    log.info("export done: %d frames in %.1f s", written.frames, pace.elapsed_s)
    result = Result(
        path=str(path),
        frames=written.frames,
        untouched_frames=written.untouched,
        planar_frames=written.planar,
        span=span,
        copied_frames=smart.copied,
        not_copied=smart.reasons,
        elapsed_s=pace.elapsed_s,
        fps=written.frames / pace.elapsed_s if pace.elapsed_s > 0 else 0.0,
        size_bytes=_size(path),
    )
    if request.is_checked:
        checking = Pace(
            Stage.checking, frames=scene.extent.frames, listener=listener, cancel=cancel
        )
        report, more = _checked(path, target, span, written.sent, checking)
        result = replace(result, report=report)
        warnings += more
    return replace(result, warnings=tuple(warnings))


def span_of(project: Project, sequence: Sequence, request: Request) -> Span:
    """Give the range that will be written, on whole frames of the sequence.

    Raises:
        SettingsError: It is empty.
    """
    end = project.sequence_end(sequence.id)
    asked = request.range or (sequence.range_in, sequence.range_out)
    first = 0 if asked[0] is None else asked[0]
    last = end if asked[1] is None else asked[1]
    if not request.preset.has_video:
        span = max(0, first), last
    else:
        frame = sequence.rate.frame_ticks
        span = max(0, sequence.rate.snap(first)), -(-last // frame) * frame
    if span[1] <= span[0]:
        if not end:
            raise SettingsError(f'There is nothing in "{sequence.name}" to export.')
        ends = (format_timecode(t, sequence.rate, drop=sequence.drop_frame) for t in span)
        raise SettingsError(f"The range from {' to '.join(ends)} is empty.")
    return span


def _missing(
    project: Project, sequence_id: SequenceId, span: Span, request: Request, engine: Engine
) -> list[str]:
    sentences = [one.sentence() for one in offline(project, sequence_id, span, engine.pool)]
    if sentences and not request.is_offline_allowed:
        raise OfflineError(
            " ".join(sentences)
            + " Relink it, or allow offline media to export with a card instead."
        )
    return sentences


def _opened(
    scene: Scene, target: Target, path: Path, extras: Extras
) -> tuple[Writer, tuple[str, ...]]:
    """Open the writer; hardware that refuses this film, its size say, gives way to software."""
    rate = scene.extent.source_rate
    try:
        return open_writer(target, path, source_rate=rate, extras=extras), ()
    except (EncodeError, TargetError) as exc:
        # Drivers answer "not permitted" too; where it is the place, software meets the same.
        preset = target.preset
        if family_of(preset.encoder) is None:
            raise
        told = stand_in(preset.encoder, _cause(exc), preset)
        log.warning("%s", told)
        soft = replace(target, preset=as_software(preset))
        return open_writer(soft, path, source_rate=rate, extras=extras), (told,)


def _cause(error: KijkoError) -> str:
    """Give FFmpeg's own words for what went wrong, if it had any."""
    cause = error.__cause__
    if isinstance(cause, av.error.FFmpegError):
        return (cause.strerror or str(cause)).rstrip(".")
    return str(error).rstrip(".")


def _write(scene: Scene, writer: Writer, pace: Pace) -> Written:
    try:
        written = run(scene, writer, scene.extent, pace)
        writer.finish()
    except BaseException:
        writer.abort()
        raise
    return written


def _checked(
    path: Path, target: Target, span: Span, sent: Sent, pace: Pace
) -> tuple[Report | None, tuple[str, ...]]:
    expected = expectation(target, span[1] - span[0])
    frames = max(1, expected.frames or 1)
    try:
        found = check(
            path, expected, sent=sent, on_frame=lambda number: pace.at(number / frames, number)
        )
    except CancelledError:
        return None, ("The check was cancelled; the film itself is complete.",)
    except UnreadableError as exc:
        return None, (str(exc),)
    return found, ()


def _size(path: Path) -> int:
    files = path.iterdir() if path.is_dir() else (path,)
    return sum(file.stat().st_size for file in files)
