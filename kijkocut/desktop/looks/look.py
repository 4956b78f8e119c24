"""What can be put on clips, cuts and tracks: one entry for each effect, transition and title."""

from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import Final

from msgspec import Struct
from PySide6.QtCore import QCoreApplication

from kijkocut.desktop.desk import Desk
from kijkocut.effects import Definition, EffectKind


class LookKind(StrEnum):
    """What an entry is used as."""

    effect = "effect"
    sound_effect = "sound_effect"
    transition = "transition"
    sound_transition = "sound_transition"
    lettering = "title"
    """A title template; `title` itself is a method of texts."""
    generator = "generator"
    sound_generator = "sound_generator"
    adjustment = "adjustment"


class Origin(StrEnum):
    """Whose file it is."""

    program = "program"
    user = "user"
    project = "project"


class Look(Struct, frozen=True, kw_only=True):
    """One entry."""

    kind: LookKind
    name: str
    """In the catalogue, or of the title template."""
    label: str
    category: str
    description: str = ""
    origin: Origin = Origin.program
    path: str = ""
    is_moving: bool = False
    """Whether there is something to see in playing its picture."""

    @property
    def key(self) -> str:
        """What favourites are kept by."""
        return f"{self.kind}:{self.name}"

    @property
    def picture(self) -> str:
        """Which kind of picture the painter has of it; empty when it can only be heard."""
        match self.kind:
            case LookKind.effect | LookKind.transition | LookKind.generator:
                return "shader"
            case LookKind.lettering:
                return "title"
            case _:
                return ""

    @property
    def is_sound(self) -> bool:
        """Whether it is heard, not seen."""
        return self.kind.startswith("sound_")


_KINDS: Final = {
    EffectKind.effect: LookKind.effect,
    EffectKind.sound_effect: LookKind.sound_effect,
    EffectKind.transition: LookKind.transition,
    EffectKind.generator: LookKind.generator,
    EffectKind.sound_generator: LookKind.sound_generator,
}


def effect_looks(desk: Desk) -> tuple[Look, ...]:
    """Give what changes picture or sound, by category and label."""
    return _of(desk, EffectKind.effect, EffectKind.sound_effect)


def transition_looks(desk: Desk) -> tuple[Look, ...]:
    """Give what goes over cuts of picture or sound."""
    if desk.work is None:
        return ()
    heard = _tr("Sound")
    return (
        *_of(desk, EffectKind.transition),
        Look(
            kind=LookKind.sound_transition,
            name="crossfade",
            label=_tr("Constant power"),
            category=heard,
            description=_tr("Crossfade that keeps the loudness of different sounds even."),
        ),
        Look(
            kind=LookKind.sound_transition,
            name="crossfade_gain",
            label=_tr("Constant gain"),
            category=heard,
            description=_tr("Crossfade along straight lines, for two takes of one sound."),
        ),
    )


def title_looks(desk: Desk) -> tuple[Look, ...]:
    """Give titles and stickers, then what makes pictures and sounds by rule."""
    if desk.work is None:
        return ()
    own = desk.studio.own_titles
    titles = (
        Look(
            kind=LookKind.lettering,
            name=one.name,
            label=_tr(one.label),
            category=_tr(one.category),
            description=_tr(one.description),
            origin=Origin.user if (own / f"{one.name}.toml").is_file() else Origin.program,
            path=str(own / f"{one.name}.toml"),
            is_moving=True,
        )
        for one in desk.studio.title_shelf()[0]
    )
    adjustment = Look(
        kind=LookKind.adjustment,
        name="adjustment",
        label=_tr("Adjustment clip"),
        category=_tr("Basic"),
        description=_tr("Shows nothing itself; its effects change everything below it."),
    )
    made = _of(desk, EffectKind.generator, EffectKind.sound_generator)
    return (*titles, *_by_category((adjustment, *made)))


def found(looks: Iterable[Look], text: str) -> tuple[Look, ...]:
    """Give those in which every word of `text` is found; names before descriptions."""
    words = text.casefold().split()
    if not words:
        return tuple(looks)
    hits: list[tuple[int, Look]] = []
    for look in looks:
        label = f"{look.label} {look.name.replace('_', ' ')}".casefold()
        whole = f"{label} {look.category} {look.description}".casefold()
        if all(word in whole for word in words):
            starts = label.startswith(words[0])
            rank = 0 if starts else 1 if all(word in label for word in words) else 2
            hits.append((rank, look))
    return tuple(look for _, look in sorted(hits, key=lambda hit: hit[0]))


def _of(desk: Desk, *kinds: EffectKind) -> tuple[Look, ...]:
    if desk.work is None:
        return ()
    services = desk.work.services
    looks = (
        _entry(one, desk.studio.own_effects, services.folder)
        for kind in kinds
        for one in services.catalogue.of_kind(kind)
    )
    return tuple(looks)


def _entry(one: Definition, user: Path, project: Path) -> Look:
    path = Path(one.path)
    origin = Origin.program
    if one.path and path.is_relative_to(project):
        origin = Origin.project
    elif one.path and path.is_relative_to(user):
        origin = Origin.user
    has_time = one.is_timed or one.keeps_past
    return Look(
        kind=_KINDS[one.kind],
        name=one.name,
        label=_tr(one.label),
        category=_tr(one.category or "Other"),
        description=_tr(one.description),
        origin=origin,
        path=one.path,
        is_moving=one.kind is EffectKind.transition or has_time,
    )


def _by_category(looks: Iterable[Look]) -> tuple[Look, ...]:
    return tuple(sorted(looks, key=lambda look: (look.is_sound, look.category, look.label)))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Looks", text) if text else ""
