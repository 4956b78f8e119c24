"""Stacks of effects that the person keeps by name, to put them onto other clips."""

import logging
from functools import partial
from pathlib import Path
from typing import Final

import msgspec
from msgspec import Struct
from PySide6.QtWidgets import QInputDialog, QMenu, QWidget

from kijkocut.desktop.desk import Desk
from kijkocut.desktop.inspector.address import Carrier
from kijkocut.desktop.inspector.plan import Adds, SectionPlan
from kijkocut.desktop.inspector.presets import PresetsUnsavedError
from kijkocut.edit.commands.add_effect import AddEffect
from kijkocut.model.clip import Effect
from kijkocut.model.params import Param

log = logging.getLogger(__name__)

_FILE: Final = "effect_stacks.json"


class KeptEffect(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One effect of a stack, with its values and keyframes."""

    kind: str
    params: tuple[Param, ...] = ()
    is_enabled: bool = True


class KeptStack(Struct, frozen=True, kw_only=True):
    """Effects in their order under a name."""

    name: str
    is_sound: bool
    effects: tuple[KeptEffect, ...]


class KeptStacks:
    """The person's stacks, in one file. Read anew each time, so that two windows agree."""

    def __init__(self, config_dir: Path) -> None:
        """Keep them in the person's own folder."""
        self._path = config_dir / _FILE

    def of(self, *, is_sound: bool) -> tuple[KeptStack, ...]:
        """Give those of picture or of sound, by name."""
        found = (one for one in self._all() if one.is_sound is is_sound)
        return tuple(sorted(found, key=lambda one: one.name.lower()))

    def save(self, stack: KeptStack) -> None:
        """Keep a stack; one of that name is replaced.

        Raises:
            PresetsUnsavedError: The file can't be written.
        """
        self._write((*self._but(stack), stack))

    def delete(self, stack: KeptStack) -> None:
        """Forget a stack.

        Raises:
            PresetsUnsavedError: The file can't be written.
        """
        self._write(self._but(stack))

    def _but(self, stack: KeptStack) -> tuple[KeptStack, ...]:
        gone = (stack.is_sound, stack.name)
        return tuple(one for one in self._all() if (one.is_sound, one.name) != gone)

    def _all(self) -> tuple[KeptStack, ...]:
        try:
            return msgspec.json.decode(self._path.read_bytes(), type=tuple[KeptStack, ...])
        except FileNotFoundError:
            return ()
        except (OSError, msgspec.MsgspecError):
            log.warning("stacks of effects can't be read", exc_info=True)
            return ()

    def _write(self, stacks: tuple[KeptStack, ...]) -> None:
        part = self._path.with_name(f"{self._path.name}.part")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            part.write_bytes(msgspec.json.format(msgspec.json.encode(stacks)))
            part.replace(self._path)
        except OSError as exc:
            raise PresetsUnsavedError(
                f"The stack could not be kept in {self._path}: {exc.strerror}. Check the disk."
            ) from exc


def add_stacks(menu: QMenu, desk: Desk, plan: SectionPlan, owner: QWidget) -> None:
    """Put the kept stacks, and keeping the present one, into the menu that adds effects."""
    stacks = KeptStacks(desk.studio.config_dir)
    is_sound = plan.adds is Adds.sound_effect
    known = stacks.of(is_sound=is_sound)
    menu.addSeparator()
    part = menu.addMenu(owner.tr("My Stacks"))
    part.setEnabled(bool(known))
    for stack in known:
        part.addAction(stack.name, partial(put_stack, desk, plan, stack))
    keep = menu.addAction(
        owner.tr("Save These Effects as a Stack…"), partial(_ask, desk, plan, stacks, owner)
    )
    keep.setEnabled(bool(_effects(desk, plan)))
    gone = menu.addMenu(owner.tr("Delete Stack"))
    gone.setEnabled(bool(known))
    for stack in known:
        gone.addAction(stack.name, partial(_delete, desk, stacks, stack))


def put_stack(desk: Desk, plan: SectionPlan, stack: KeptStack) -> None:
    """Put the effects of a stack last onto everything the plan is about, as one step."""
    hosts = [Carrier(clip=clip) for clip in plan.clips]
    commands = [
        AddEffect(
            clip=on.clip,
            track=on.track,
            sequence=on.sequence,
            kind=e.kind,
            params=e.params,
            is_enabled=e.is_enabled,
        )
        for on in (hosts or [Carrier(track=plan.track, sequence=plan.master)])
        for e in stack.effects
    ]
    desk.run(*commands, label=f"Add {stack.name}")


def keep_stack(desk: Desk, plan: SectionPlan, stacks: KeptStacks, name: str) -> None:
    """Keep the effects of the first thing the plan is about under a name."""
    effects = tuple(
        KeptEffect(kind=e.kind, params=e.params, is_enabled=e.is_enabled)
        for e in _effects(desk, plan)
    )
    is_sound = plan.adds is Adds.sound_effect
    try:
        stacks.save(KeptStack(name=name, is_sound=is_sound, effects=effects))
    except PresetsUnsavedError as exc:
        desk.complain(exc)


def _effects(desk: Desk, plan: SectionPlan) -> tuple[Effect, ...]:
    project = desk.project
    if plan.clips and plan.clips[0] in project.places:
        return project.clip(plan.clips[0]).effects
    host = Carrier(track=plan.track, sequence=plan.master).parameter("").host(project)
    return host.effects if host is not None else ()


def _ask(desk: Desk, plan: SectionPlan, stacks: KeptStacks, owner: QWidget) -> None:
    name, is_given = QInputDialog.getText(
        owner, owner.tr("Save as a Stack"), owner.tr("Name of the stack")
    )
    if is_given and name.strip():
        keep_stack(desk, plan, stacks, name.strip())


def _delete(desk: Desk, stacks: KeptStacks, stack: KeptStack) -> None:
    try:
        stacks.delete(stack)
    except PresetsUnsavedError as exc:
        desk.complain(exc)
