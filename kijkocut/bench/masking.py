"""What a mask drawn with the pen costs a frame: none, at rest, and with points that move.

A coloured clip fills the frame under a path of curves; every frame is planned and rendered as an
export does, and nothing is decoded or encoded.
"""

import math
from functools import partial
from time import perf_counter
from typing import TYPE_CHECKING, Final

import msgspec

from kijkocut.bench.figure import Figure, Table
from kijkocut.bench.measurement import Bench, Measurement
from kijkocut.bench.samples import interleave
from kijkocut.edit.command import Command
from kijkocut.edit.commands.add_mask import AddMask
from kijkocut.edit.commands.add_sequence import AddSequence
from kijkocut.edit.commands.overwrite import Overwrite
from kijkocut.edit.commands.set_keyframes import SetKeyframes
from kijkocut.edit.placing import Placement
from kijkocut.edit.run import run_commands
from kijkocut.effects import Catalogue
from kijkocut.model.clip import GeneratorSource, MaskShape
from kijkocut.model.ids import ClipId, MaskId, OperationId, SequenceId, TrackId
from kijkocut.model.mask_outline import PathPoint
from kijkocut.model.mask_path import PATH, value_of
from kijkocut.model.params import Keyframe, Param
from kijkocut.model.project import Project
from kijkocut.model.ticks import Rate
from kijkocut.render import (
    MediaPicture,
    OutputFormat,
    PlanSettings,
    RenderThread,
    SourceFrame,
    plan,
)

if TYPE_CHECKING:
    from collections.abc import Callable

_RATE: Final = Rate(30)
_SEQUENCE: Final = SequenceId("masks")
_CLIP, _MASK = ClipId("clip"), MaskId("mask")
_CURVES: Final = (8, 24)
_LENGTH: Final = 100
"""Frames of the clip; its path moves all along."""
_FEATHER: Final = 40.0


def measure(bench: Bench) -> Table:
    """Render the same frames without a mask, with one at rest and with moving ones."""
    size = bench.by_size(toy=(160, 90), quick=(640, 360), full=(1920, 1080))
    frames = bench.by_size(toy=2, quick=10, full=30)
    rounds = bench.by_size(toy=1, quick=2, full=3)
    catalogue = Catalogue.from_folders()
    with RenderThread(catalogue) as renderer:
        contenders: dict[str, Callable[[], float]] = {
            what: partial(_frame_ms, renderer, catalogue, project, (frames, size))
            for what, project in _projects(catalogue).items()
        }
        for contender in contenders.values():  # compile and make room, off the clock
            contender()
        taken = interleave(contenders, rounds)
    plain = taken["no mask"].best
    figures = [
        Figure(what=what, value=samples.best, unit="ms", ratio=samples.best / plain, of="no mask")
        for what, samples in taken.items()
    ]
    return Table(name="masks", title=MEASUREMENT.title, figures=tuple(figures))


def path_of(curves: int, radius: float, turn: float) -> tuple[PathPoint, ...]:
    """Give a closed path of so many curves that bulges around its middle, turned by radians."""
    found: list[PathPoint] = []
    for number in range(curves):
        angle = 2 * math.pi * number / curves + turn
        reach = radius * (1 + 0.3 * math.sin(3 * angle))
        pull = reach * 2.2 / curves
        x, y = math.cos(angle), math.sin(angle)
        found.append((reach * x, reach * y, pull * y, -pull * x, -pull * y, pull * x))
    return tuple(found)


def _projects(catalogue: Catalogue) -> dict[str, Project]:
    made = {"no mask": _project(catalogue)}
    for curves in _CURVES:
        drawn = AddMask(
            clip=_CLIP,
            id=_MASK,
            shape=MaskShape.path,
            points=path_of(curves, 380.0, 0.0),
            params=(Param(name="feather", value=_FEATHER),),
        )
        keys = tuple(
            Keyframe(at=at * _RATE.frame_ticks, value=value_of(path_of(curves, 380.0 + at, turn)))
            for at, turn in ((0, 0.0), (_LENGTH, 0.8))
        )
        moving = SetKeyframes(clip=_CLIP, mask=_MASK, name=PATH, keys=keys)
        made[f"a path of {curves} curves at rest"] = _project(catalogue, drawn)
        made[f"a path of {curves} curves that moves"] = _project(catalogue, drawn, moving)
    return made


def _project(catalogue: Catalogue, *more: Command) -> Project:
    """Make a sequence of full HD with one clip, and what is done to that."""
    source = Placement(
        source=GeneratorSource(kind="colour"), source_out=_LENGTH * _RATE.frame_ticks
    )
    commands = (
        AddSequence(id=_SEQUENCE, rate=_RATE),
        Overwrite(placement=source, at=0, track=TrackId(f"{_SEQUENCE}-v1"), id=_CLIP),
        *more,
    )
    return run_commands(Project(), commands, OperationId("masks"), catalogue).project


def _frame_ms(
    renderer: RenderThread,
    catalogue: Catalogue,
    project: Project,
    extent: tuple[int, tuple[int, int]],
) -> float:
    frames, size = extent
    settings = msgspec.convert({"size": size}, PlanSettings)
    output = OutputFormat(pixel_format="yuv420p")
    start = perf_counter()
    for number in range(frames):
        tick = number * _RATE.frame_ticks
        planned = plan(project, _SEQUENCE, tick, catalogue=catalogue, settings=settings)
        renderer.submit(planned, _nothing, output).result()
    return (perf_counter() - start) * 1000 / frames


def _nothing(picture: MediaPicture) -> SourceFrame:
    raise LookupError(picture.path)


MEASUREMENT: Final = Measurement(name="masks", title="Masks drawn with the pen", measure=measure)
