"""The port through which commands learn what effects, transitions and generators exist."""

from typing import Protocol

from kijkocut.model.params import ParamSpec


class Catalogue(Protocol):
    """What the edit language asks of the catalogue of effects; `kijkocut.effects` implements it."""

    def params(self, kind: str, role: str) -> tuple[ParamSpec, ...] | None:
        """Give the parameters of `kind`; None if it is unknown.

        Roles are `effect`, `transition`, `generator` and `audio_effect`.
        """

    def kinds(self, role: str) -> tuple[str, ...]:
        """Give the names known in a role, sorted."""
