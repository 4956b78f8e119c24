"""The menus from which effects and masks are added."""

from functools import partial
from itertools import groupby

from PySide6.QtWidgets import QMenu, QWidget

from kijkocut.desktop.canvas_focus import Held, places_of
from kijkocut.desktop.desk import Desk
from kijkocut.desktop.inspector.chooser import spoken
from kijkocut.desktop.inspector.kept_stacks import add_stacks
from kijkocut.desktop.inspector.plan import Adds, SectionPlan
from kijkocut.desktop.language import said
from kijkocut.edit.commands.add_effect import AddEffect
from kijkocut.edit.commands.add_mask import AddMask
from kijkocut.effects import EffectKind
from kijkocut.model.clip import MaskShape


def effect_menu(desk: Desk, plan: SectionPlan, owner: QWidget) -> QMenu:
    """Make the menu of all effects, by category; each goes onto everything the plan is about."""
    menu = QMenu(owner)
    is_sound = plan.adds is Adds.sound_effect
    kind = EffectKind.sound_effect if is_sound else EffectKind.effect
    known = desk.studio.catalogue.of_kind(kind)
    for category, group in groupby(known, lambda one: one.category):
        part = menu.addMenu(said(category) or owner.tr("Other"))
        for one in group:
            action = part.addAction(said(one.label), partial(add_effect, desk, plan, one.name))
            action.setToolTip(said(one.description))
        part.setToolTipsVisible(True)
    add_stacks(menu, desk, plan, owner)
    return menu


def mask_menu(desk: Desk, plan: SectionPlan, owner: QWidget) -> QMenu:
    """Make the menu of shapes; a path is drawn in the viewer."""
    menu = QMenu(owner)
    if len(plan.clips) == 1:
        menu.addAction(owner.tr("Draw in the Viewer"), desk.focus.draw)
        menu.addSeparator()
    for shape in MaskShape:
        if shape is not MaskShape.path:
            menu.addAction(spoken(shape.value), partial(add_mask, desk, plan, shape))
    return menu


def add_effect(desk: Desk, plan: SectionPlan, kind: str) -> None:
    """Put an effect last onto each clip, or the track or master, of the plan."""
    commands = [AddEffect(clip=clip, kind=kind) for clip in plan.clips]
    if plan.track is not None:
        commands.append(AddEffect(track=plan.track, kind=kind))
    if plan.master is not None:
        commands.append(AddEffect(sequence=plan.master, kind=kind))
    definition = desk.studio.catalogue.find(kind)
    label = definition.label.lower() if definition is not None else kind
    done = desk.run(*commands, label=f"Add {label}")
    if done is not None and len(plan.clips) == 1 and definition and places_of(definition.params):
        clip = desk.project.clip(plan.clips[0])
        desk.focus.take(Held(clip=clip.id, effect=clip.effects[-1].id))


def add_mask(desk: Desk, plan: SectionPlan, shape: MaskShape) -> None:
    """Put a mask onto each clip of the plan."""
    commands = (AddMask(clip=clip, shape=shape) for clip in plan.clips)
    done = desk.run(*commands, label=f"Add {shape.value} mask")
    if done is not None and len(plan.clips) == 1:
        (clip,) = plan.clips
        desk.focus.take(Held(clip=clip, mask=desk.project.clip(clip).masks[-1].id))
