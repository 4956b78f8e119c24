"""What is dragged onto the Program viewer: zones that say how it goes onto the timeline."""

from typing import TYPE_CHECKING, Final

from msgspec import Struct
from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QDragMoveEvent, QDropEvent, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QWidget

from kijkocut.desktop.desk import Desk
from kijkocut.desktop.dragging import (
    Cargo,
    Dragged,
    EffectDrag,
    FilesDrag,
    GeneratorDrag,
    TitleDrag,
    TransitionDrag,
    decode,
)
from kijkocut.desktop.icons import icon
from kijkocut.desktop.looks.applying import apply_look
from kijkocut.desktop.looks.look import Look, LookKind
from kijkocut.desktop.media.placing import Manner, clip_here, place_sources
from kijkocut.edit.commands.add_effect import AddEffect
from kijkocut.effects import EffectKind

if TYPE_CHECKING:
    from kijkocut.desktop.viewer.screen import Screen

_COLUMNS: Final = 2


class Zone(Struct, frozen=True, kw_only=True):
    """One of the fields to drop on."""

    manner: Manner
    text: str
    icon: str
    is_possible: bool = True


class DropZones(QWidget):
    """Lies over the picture while media are dragged over it; titles and effects need no zones."""

    def __init__(self, desk: Desk, screen: "Screen") -> None:
        """Take what is dropped on `screen`."""
        super().__init__(screen)
        self._desk, self._screen = desk, screen
        self._over: Manner | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setGeometry(screen.rect())
        self.hide()
        screen.setAcceptDrops(True)
        screen.installEventFilter(self)

    @property
    def zones(self) -> tuple[Zone, ...]:
        """All zones, row by row."""
        has_clip = clip_here(self._desk) is not None
        sequence = self._desk.sequence
        has_range = sequence is not None and None not in (sequence.range_in, sequence.range_out)
        return (
            Zone(manner=Manner.insert, text=self.tr("Insert"), icon="insert"),
            Zone(manner=Manner.overwrite, text=self.tr("Overwrite"), icon="overwrite"),
            Zone(
                manner=Manner.exchange,
                text=self.tr("Replace"),
                icon="exchange",
                is_possible=has_clip,
            ),
            Zone(
                manner=Manner.take,
                text=self.tr("Add as Take"),
                icon="takes",
                is_possible=has_clip,
            ),
            Zone(
                manner=Manner.fit_to_fill,
                text=self.tr("Fit to Fill"),
                icon="fit_to_fill",
                is_possible=has_clip or has_range,
            ),
            Zone(manner=Manner.on_top, text=self.tr("Place on Top"), icon="on_top"),
            Zone(manner=Manner.append, text=self.tr("Append"), icon="append"),
        )

    def place_of(self, manner: Manner) -> QRectF:
        """Give where a zone lies, in the widget's coordinates."""
        zones = self.zones
        index = next(i for i, zone in enumerate(zones) if zone.manner is manner)
        rows = -(-len(zones) // _COLUMNS)
        gap = self.fontMetrics().height() * 0.4
        wide = (self.width() - gap * (_COLUMNS + 1)) / _COLUMNS
        high = (self.height() - gap * (rows + 1)) / rows
        row, column = divmod(index, _COLUMNS)
        return QRectF(gap + column * (wide + gap), gap + row * (high + gap), wide, high)

    def zone_at(self, at: QPointF) -> Zone | None:
        """Give the zone at a place that can be dropped on."""
        found = (z for z in self.zones if z.is_possible and self.place_of(z.manner).contains(at))
        return next(found, None)

    # --- events of the screen ---

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 Qt's name
        """Take drags over the screen."""
        del watched
        match event.type():
            case QEvent.Type.DragEnter | QEvent.Type.DragMove if isinstance(event, QDragMoveEvent):
                return self._drag(event)
            case QEvent.Type.DragLeave:
                self._leave()
                return True
            case QEvent.Type.Drop if isinstance(event, QDropEvent):
                return self._drop(event)
            case QEvent.Type.Resize:
                self.setGeometry(self._screen.rect())
        return False

    def paintEvent(self, event: QEvent) -> None:  # noqa: N802 Qt's name
        """Draw the zones."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for zone in self.zones:
            self._paint_zone(painter, zone)
        painter.end()

    # --- inside ---

    def _paint_zone(self, painter: QPainter, zone: Zone) -> None:
        theme, place = self._screen.theme, self.place_of(zone.manner)
        is_over = zone.manner is self._over
        back = QColor(theme.accent if is_over else theme.panel)
        back.setAlphaF(0.9 if is_over else 0.8 if zone.is_possible else 0.45)
        painter.setBrush(back)
        painter.setPen(
            QPen(QColor(theme.on_accent if is_over else theme.faint), 2 if is_over else 1)
        )
        painter.drawRoundedRect(place, 5, 5)
        colour = QColor(theme.on_accent if is_over else theme.text)
        colour.setAlphaF(1.0 if zone.is_possible else 0.4)
        painter.setPen(colour)
        metrics = QFontMetricsF(self.font())
        side = metrics.height() * 1.4
        text = metrics.elidedText(zone.text, Qt.TextElideMode.ElideRight, place.width() - side - 18)
        wide = side + 6 + metrics.horizontalAdvance(text)
        left, middle = place.center().x() - wide / 2, place.center().y()
        spot = QRectF(left, middle - side / 2, side, side).toRect()
        painter.setOpacity(1.0 if zone.is_possible else 0.4)
        icon(zone.icon).paint(painter, spot)
        painter.setOpacity(1.0)
        line = QRectF(left + side + 6, place.top(), place.right() - left, place.height())
        painter.drawText(line, int(Qt.AlignmentFlag.AlignVCenter), text)

    def _drag(self, event: QDragMoveEvent) -> bool:
        cargo = self._taken(event)
        if cargo is None:
            event.ignore()
            return True
        if not isinstance(cargo, tuple):
            event.acceptProposedAction()
            return True
        if self.isHidden():
            self.setGeometry(self._screen.rect())
            self.show()
            self.raise_()
        zone = self.zone_at(event.position())
        over = zone.manner if zone is not None else None
        if over is not self._over:
            self._over = over
            self.update()
        # The whole picture stays a target: leaving a zone must not end the drag.
        event.acceptProposedAction()
        return True

    def _drop(self, event: QDropEvent) -> bool:
        cargo = self._taken(event)
        zone = self.zone_at(event.position())
        self._leave()
        if cargo is None:
            return True
        event.acceptProposedAction()
        if isinstance(cargo, tuple):
            if zone is not None:
                place_sources(self._desk, _whole(self._desk, cargo), zone.manner)
        else:
            self._put(cargo)
        return True

    def _put(self, cargo: Cargo) -> None:
        """Put a title or generator over everything, an effect on the clip that is seen."""
        desk = self._desk
        match cargo:
            case EffectDrag(kind=kind):
                clip = clip_here(desk)
                if clip is not None:
                    desk.select((clip.id,))
                    desk.run(AddEffect(clip=clip.id, kind=kind))
            case TitleDrag(template=name):
                look = Look(kind=LookKind.lettering, name=name, label=name, category="")
                apply_look(desk, look)
            case GeneratorDrag(kind=kind):
                apply_look(desk, self._generator(kind))

    def _generator(self, kind: str) -> Look:
        known = self._desk.studio.catalogue.find(kind)
        label = known.label if known is not None else kind
        is_sound = known is not None and known.kind is EffectKind.sound_generator
        made = LookKind.sound_generator if is_sound else LookKind.generator
        if kind == "adjustment":
            made, label = LookKind.adjustment, self.tr("Adjustment clip")
        return Look(kind=made, name=kind, label=label, category="")

    def _taken(self, event: QDropEvent) -> Cargo | None:
        cargo = decode(event.mimeData())
        if self._desk.sequence is None or isinstance(cargo, FilesDrag | TransitionDrag):
            return None
        if isinstance(cargo, EffectDrag) and clip_here(self._desk) is None:
            return None
        return cargo

    def _leave(self) -> None:
        self._over = None
        self.hide()


def _whole(desk: Desk, cargo: tuple[Dragged, ...]) -> tuple[Dragged, ...]:
    """Leave out what the project does not have any more."""
    project = desk.project
    return tuple(
        one for one in cargo if one.media in project.media or one.sequence in project.sequences
    )
