"""The parameters every clip, mask and track has without any effect.

Positions are pixels of the sequence's canvas, x to the right and y down, from the canvas centre; a
clip is fitted to the canvas first, then scaled, rotated and moved about its anchor.
"""

from typing import Final

from kijkocut.model.params import ParamKind, ParamSpec

_CROP = {"minimum": 0.0, "maximum": 1.0, "step": 0.01, "unit": "of the side"}

CLIP: Final[tuple[ParamSpec, ...]] = (
    ParamSpec(
        name="position", label="Position", kind=ParamKind.point, default=(0.0, 0.0), unit="px"
    ),
    ParamSpec(
        name="scale",
        label="Scale",
        kind=ParamKind.point,
        default=(1.0, 1.0),
        unit="x",
        minimum=-100.0,
        maximum=100.0,
        description="Width and height factor; negative flips.",
    ),
    ParamSpec(name="rotation", label="Rotation", default=0.0, unit="deg", description="Clockwise."),
    ParamSpec(
        name="anchor",
        label="Anchor",
        kind=ParamKind.point,
        default=(0.0, 0.0),
        unit="px",
        description="The point that scale and rotation leave in place, from the clip's centre.",
    ),
    ParamSpec(name="opacity", label="Opacity", default=1.0, minimum=0.0, maximum=1.0, step=0.01),
    ParamSpec(name="crop_left", label="Crop left", default=0.0, **_CROP),  # type: ignore[arg-type]
    ParamSpec(name="crop_right", label="Crop right", default=0.0, **_CROP),  # type: ignore[arg-type]
    ParamSpec(name="crop_top", label="Crop top", default=0.0, **_CROP),  # type: ignore[arg-type]
    ParamSpec(name="crop_bottom", label="Crop bottom", default=0.0, **_CROP),  # type: ignore[arg-type]
    ParamSpec(name="crop_feather", label="Crop feather", default=0.0, minimum=0.0, unit="px"),
    ParamSpec(
        name="fit",
        label="Fit",
        kind=ParamKind.choice,
        default="fit",
        choices=("fit", "fill", "stretch", "none"),
        can_keyframe=False,
        description="How the source meets the canvas before scaling.",
    ),
    ParamSpec(
        name="gain",
        label="Gain",
        default=0.0,
        minimum=-60.0,
        maximum=20.0,
        step=0.1,
        unit="dB",
        description="-60 dB and below is silence.",
    ),
    ParamSpec(
        name="pan",
        label="Pan",
        default=0.0,
        minimum=-1.0,
        maximum=1.0,
        step=0.01,
        description="-1 left, 1 right, constant power.",
    ),
)
"""Parameters of a clip."""

SURROUND: Final[tuple[ParamSpec, ...]] = (
    ParamSpec(
        name="depth",
        label="Front to back",
        default=0.0,
        minimum=-1.0,
        maximum=1.0,
        step=0.01,
        description="In 5.1: -1 all in front, 0 as it is, 1 all at the back.",
    ),
    ParamSpec(
        name="lfe",
        label="LFE send",
        default=-60.0,
        minimum=-60.0,
        maximum=10.0,
        step=0.1,
        unit="dB",
        description="In 5.1: how much of it also goes to the low channel; -60 dB is none.",
    ),
)
"""Where a sound track stands in a sequence of 5.1; elsewhere they change nothing."""

TRACK: Final[tuple[ParamSpec, ...]] = (
    *(s for s in CLIP if s.name in ("gain", "pan", "opacity")),
    *SURROUND,
)
"""Parameters of a track."""

MASTER: Final[tuple[ParamSpec, ...]] = tuple(s for s in CLIP if s.name == "gain")
"""Parameters of a sequence's master; their keyframes count from the sequence's start."""

MASK: Final[tuple[ParamSpec, ...]] = (
    ParamSpec(
        name="path",
        label="Path",
        kind=ParamKind.outline,
        default=(),
        description="The points of a mask drawn with the pen; all keyframes have as many.",
    ),
    ParamSpec(name="centre", label="Centre", kind=ParamKind.point, default=(0.0, 0.0), unit="px"),
    ParamSpec(name="size", label="Size", kind=ParamKind.point, default=(400.0, 400.0), unit="px"),
    ParamSpec(name="rotation", label="Rotation", default=0.0, unit="deg"),
    ParamSpec(name="roundness", label="Roundness", default=0.0, minimum=0.0, maximum=1.0),
    ParamSpec(name="feather", label="Feather", default=0.0, minimum=0.0, unit="px"),
    ParamSpec(name="expand", label="Expand", default=0.0, unit="px"),
    ParamSpec(name="opacity", label="Opacity", default=1.0, minimum=0.0, maximum=1.0),
    ParamSpec(
        name="sides",
        label="Sides",
        kind=ParamKind.whole,
        default=5,
        minimum=3,
        maximum=64,
        description="Corners of polygon and star; bars of `bars`.",
    ),
)
"""Parameters of a mask, in pixels from the clip's centre before its transform; `path` is one of
masks of that shape only, see `kijkocut.model.mask_path`."""


def spec(name: str, specs: tuple[ParamSpec, ...] = CLIP) -> ParamSpec:
    """Give the description of the parameter called `name`.

    Raises:
        KeyError: There is no such parameter.
    """
    for found in specs:
        if found.name == name:
            return found
    raise KeyError(name)
