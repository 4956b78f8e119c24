"""A small catalogue of effects for tests of the edit language."""

from typing import Final

from kijkocut.edit.command import Command
from kijkocut.edit.refusal import EditRefused
from kijkocut.edit.run import run_commands
from kijkocut.model.ids import OperationId
from kijkocut.model.invariants import check
from kijkocut.model.params import ParamKind, ParamSpec
from kijkocut.model.project import Project

_RADIUS = ParamSpec(name="radius", label="Radius", default=5.0, minimum=0.0, maximum=100.0)
_COLOUR = ParamSpec(
    name="colour", label="Colour", kind=ParamKind.colour, default=(0.0, 0.0, 0.0, 1.0)
)
_MODE = ParamSpec(
    name="mode",
    label="Mode",
    kind=ParamKind.choice,
    default="soft",
    choices=("soft", "hard"),
    can_keyframe=False,
)
_STEPS = ParamSpec(
    name="steps", label="Steps", kind=ParamKind.whole, default=3, minimum=1, maximum=9
)
_INVERT = ParamSpec(name="invert", label="Invert", kind=ParamKind.switch, default=False)

_ENTRIES: Final = {
    ("blur", "effect"): (_RADIUS, _MODE, _STEPS, _INVERT),
    ("tint", "effect"): (_COLOUR,),
    ("dissolve", "transition"): (),
    ("wipe", "transition"): (_RADIUS,),
    ("colour", "generator"): (_COLOUR,),
    ("gate", "audio_effect"): (_RADIUS,),
}


class SmallCatalogue:
    """Knows the effects blur and tint, two transitions, one generator and one audio effect."""

    def params(self, kind: str, role: str) -> tuple[ParamSpec, ...] | None:
        """Give the parameters of `kind`; None if it is unknown."""
        return _ENTRIES.get((kind, role))

    def kinds(self, role: str) -> tuple[str, ...]:
        """Give the names known in a role, sorted."""
        return tuple(sorted(kind for kind, known in _ENTRIES if known == role))


def run_checked(project: Project, *commands: Command) -> Project:
    """Run commands against the small catalogue and give the project after them.

    Raises:
        EditRefused: One can't be done.
    """
    after = run_commands(project, commands, OperationId("test"), SmallCatalogue()).project
    check(after)
    return after


def checked_refusal(project: Project, *commands: Command) -> str:
    """Run commands that the small catalogue must refuse and give the message.

    Raises:
        AssertionError: They were not refused.
    """
    try:
        run_checked(project, *commands)
    except EditRefused as exc:
        return str(exc)
    raise AssertionError(f"{commands} should have been refused")
