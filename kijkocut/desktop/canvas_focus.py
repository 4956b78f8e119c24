"""What of the selected clip is worked on in the Program viewer: its place, a mask, an effect."""

from msgspec import Struct
from PySide6.QtCore import QObject, Signal

from kijkocut.model.ids import ClipId, EffectId, MaskId
from kijkocut.model.params import ParamKind, ParamSpec


class Held(Struct, frozen=True, kw_only=True):
    """A part of a clip whose handles are shown; nothing set is the clip itself."""

    clip: ClipId | None = None
    mask: MaskId | None = None
    effect: EffectId | None = None
    is_source: bool = False
    """Whether it is the generator that the clip shows."""


def places_of(specs: tuple[ParamSpec, ...]) -> tuple[ParamSpec, ...]:
    """Give the parameters that are places on the picture, as shares from the left and bottom.

    Points of files made elsewhere have no unit; those whose default lies on the picture count.
    """
    return tuple(spec for spec in specs if spec.kind is ParamKind.point and _is_place(spec))


def _is_place(spec: ParamSpec) -> bool:
    if spec.unit in ("of the picture", "of the frame"):
        return True
    usual = spec.default
    return (
        not spec.unit and isinstance(usual, tuple) and all(0.0 <= share <= 1.0 for share in usual)
    )


class CanvasFocus(QObject):
    """Neither part of the project nor of the selection; the inspector and the viewer share it."""

    changed = Signal()
    """Something else is worked on."""
    masks_shown = Signal()
    """The outlines of masks are to be seen, or no more."""

    def __init__(self) -> None:
        """Start with the clip itself."""
        super().__init__()
        self._held = Held()
        self._is_drawing = False
        self._shows_masks = False

    @property
    def held(self) -> Held:
        """Whose handles are wanted; it may be gone from the project."""
        return self._held

    @property
    def is_drawing(self) -> bool:
        """Whether a mask is drawn with the pen."""
        return self._is_drawing

    @property
    def shows_masks(self) -> bool:
        """Whether the outlines of masks are seen while none is worked on."""
        return self._shows_masks

    def show_masks(self, *, is_on: bool) -> None:
        """Let the outlines of the selected clip's masks be seen, or not."""
        if is_on is not self._shows_masks:
            self._shows_masks = is_on
            self.masks_shown.emit()

    def take(self, held: Held) -> None:
        """Work on a mask or an effect."""
        self._become(held, is_drawing=False)

    def draw(self) -> None:
        """Begin drawing a mask with the pen."""
        self._become(Held(), is_drawing=True)

    def let_go(self) -> None:
        """Work on the clip itself again."""
        self._become(Held(), is_drawing=False)

    def _become(self, held: Held, *, is_drawing: bool) -> None:
        if (held, is_drawing) != (self._held, self._is_drawing):
            self._held, self._is_drawing = held, is_drawing
            self.changed.emit()
