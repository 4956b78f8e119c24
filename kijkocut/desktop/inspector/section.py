"""A section of the inspector: a heading that folds, and rows that are made when it opens."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from kijkocut.desktop.desk import Desk
from kijkocut.desktop.inspector.attention import Attention
from kijkocut.desktop.inspector.chooser import TextControl
from kijkocut.desktop.inspector.editing import Editing
from kijkocut.desktop.inspector.extras import extra_for
from kijkocut.desktop.inspector.items import TransitionItem
from kijkocut.desktop.inspector.marks import Mark, MarkButton, paint_mark
from kijkocut.desktop.inspector.plan import Adds, SectionPlan
from kijkocut.desktop.inspector.row import FieldRow
from kijkocut.model.project import Project
from kijkocut.model.ticks import Ticks

if TYPE_CHECKING:
    from kijkocut.desktop.inspector.extra import Extra


class Heading(QAbstractButton):
    """The title of a section; a press folds it."""

    def __init__(self, *, is_item: bool) -> None:
        """Show nothing yet; items of a stack are less heavy than other sections."""
        super().__init__()
        self._is_item = is_item
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMinimumHeight(self.fontMetrics().height() + 10)

    def sizeHint(self) -> QSize:  # noqa: N802 Qt's name
        """As wide as its text."""
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self.text()) + 30, metrics.height() + 10)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 Qt's name
        """Paint triangle and title."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        side = self.fontMetrics().height() * 0.6
        mark = Mark.down if self.isChecked() else Mark.right
        faint = palette.color(QPalette.ColorRole.PlaceholderText)
        box = QRectF(4, (self.height() - side) / 2, side, side)
        paint_mark(painter, mark, box, faint)
        font = self.font()
        font.setBold(not self._is_item)
        painter.setFont(font)
        painter.setPen(palette.color(QPalette.ColorRole.WindowText))
        inside = self.rect().adjusted(round(side) + 10, 0, -2, 0)
        text = painter.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, inside.width()
        )
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        if self.hasFocus():
            painter.setPen(QPen(palette.color(QPalette.ColorRole.Highlight), 1))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 3, 3)
        painter.end()


class Grip(MarkButton):
    """Takes an item to another place of its stack, by dragging or with the arrow keys."""

    dragged = Signal(QPoint)
    """Where the pointer is, on the desktop."""
    dropped = Signal(QPoint)
    nudged = Signal(int)
    """Places down."""

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 Qt's name
        """Tell where the item is dragged."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.dragged.emit(event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 Qt's name
        """Drop it."""
        super().mouseReleaseEvent(event)
        event.accept()
        self.dropped.emit(event.globalPosition().toPoint())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 Qt's name
        """Move by one."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.nudged.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)


class Section(QWidget):
    """Shows one plan; other plans of its key can be put into it."""

    folded = Signal(str, bool)
    """Its key, and whether it is open now."""
    add_wanted = Signal(object)
    """A `SectionPlan`."""
    menu_wanted = Signal(object, QPoint)
    """The `Section`, and where on the desktop."""
    grip_dragged = Signal(object, QPoint)
    grip_dropped = Signal(object, QPoint)

    def __init__(
        self,
        desk: Desk,
        editing: Editing,
        attention: Attention,
        plan: SectionPlan,
        *,
        is_open: bool,
    ) -> None:
        """Make the heading; the rows come when it is open."""
        super().__init__()
        self._desk, self._editing, self._attention = desk, editing, attention
        self.plan = plan
        self.rows: list[FieldRow] = []
        self._extra: Extra | None = None
        self._body: QWidget | None = None
        self._hint: QLabel | None = None
        self.heading = Heading(is_item=plan.item is not None)
        self.heading.setChecked(is_open)
        self.heading.toggled.connect(self._toggled)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        self._head = QHBoxLayout()
        self._head.setContentsMargins(2 if plan.item is None else 14, 0, 4, 0)
        self._head.setSpacing(2)
        self._box.addLayout(self._head)
        self.grip: Grip | None = None
        self.switch: MarkButton | None = None
        self.handles: MarkButton | None = None
        self._fill_head()
        self._name()

    def _fill_head(self) -> None:
        plan, head = self.plan, self._head
        if plan.item is not None and not isinstance(plan.item, TransitionItem):
            self.grip = Grip(Mark.grip, "")
            self.grip.setCursor(Qt.CursorShape.OpenHandCursor)
            self.grip.dragged.connect(lambda spot: self.grip_dragged.emit(self, spot))
            self.grip.dropped.connect(lambda spot: self.grip_dropped.emit(self, spot))
            self.grip.nudged.connect(self.move_by)
            head.addWidget(self.grip)
        head.addWidget(self.heading, 1)
        if plan.adds is not Adds.nothing:
            title = QCoreApplication.translate("Inspector", plan.title)
            plus = MarkButton(Mark.plus, self.tr("Add to {0}").format(title))
            plus.clicked.connect(lambda: self.add_wanted.emit(self.plan))
            head.addWidget(plus)
            self.plus = plus
        if self.plan.held is not None:
            self.handles = MarkButton(Mark.handles, "")
            self.handles.setCheckable(True)
            self.handles.clicked.connect(self._hold)
            self._desk.focus.changed.connect(self._show_held)
            head.addWidget(self.handles)
        if plan.item is not None and plan.item.is_on is not None:
            self.switch = MarkButton(Mark.eye, "")
            self.switch.setCheckable(True)
            self.switch.clicked.connect(self._switch)
            head.addWidget(self.switch)
        if plan.item is not None:
            self.cross = MarkButton(Mark.cross, "")
            self.cross.clicked.connect(self.remove)
            head.addWidget(self.cross)
        if plan.fields:
            self.dots = MarkButton(Mark.dots, "")
            self.dots.clicked.connect(
                lambda: self.menu_wanted.emit(
                    self, self.dots.mapToGlobal(self.dots.rect().bottomLeft())
                )
            )
            head.addWidget(self.dots)

    def _name(self) -> None:
        title = QCoreApplication.translate("Inspector", self.plan.title)
        self.heading.setText(title)
        self.heading.setAccessibleName(self.tr("Section {0}").format(title))
        for button, text in (
            (self.grip, self.tr("Move {0}: drag, or arrow up and down")),
            (self.switch, self.tr("{0} is on")),
            (self.handles, self.tr("{0}: handles in the viewer")),
            (getattr(self, "cross", None), self.tr("Remove {0}")),
            (getattr(self, "dots", None), self.tr("More for {0}")),
        ):
            if button is not None:
                button.setAccessibleName(text.format(title))
                button.setToolTip(text.format(title))

    # --- showing ---

    def bind(self, plan: SectionPlan) -> None:
        """Show another plan of the same key."""
        was, self.plan = self.plan, plan
        if was.title != plan.title:
            self._name()
        if was.shape != plan.shape:
            self._drop_body()
        for row, field in zip(self.rows, plan.fields, strict=False):
            row.bind(field)

    def refresh(self, project: Project, at: Ticks) -> None:
        """Bring what can be seen up to date."""
        if self.switch is not None and self.plan.item is not None:
            self.switch.setChecked(bool(self.plan.item.is_on))
        self._show_held()
        if not self.heading.isChecked():
            return
        if self._body is None:
            self._make_body()
        for row in self.rows:
            row.refresh(project, at)
        if self._extra is not None:
            self._extra.refresh(self.plan)

    def follow(self, project: Project, at: Ticks) -> None:
        """Bring those rows up to date that move with the playhead."""
        if self.heading.isChecked():
            for row in self.rows:
                if row.is_animated(project):
                    row.refresh(project, at)

    def _hold(self, is_on: bool) -> None:  # noqa: FBT001 Qt's signal
        """Show the handles of what it is about in the viewer, or those of the clip."""
        held, focus = self.plan.held, self._desk.focus
        if is_on and held is not None:
            focus.take(held)
        elif held == focus.held:
            focus.let_go()

    def _show_held(self) -> None:
        if self.handles is not None:
            self.handles.setChecked(self.plan.held == self._desk.focus.held)

    def _toggled(self, is_open: bool) -> None:  # noqa: FBT001 Qt's signal
        if self.plan.held is not None:
            self._hold(is_open)
        if is_open:
            self.refresh(self._desk.project, self._desk.playhead)
        if self._body is not None:
            self._body.setVisible(is_open)
        self.folded.emit(self.plan.key, is_open)

    def _make_body(self) -> None:
        body = QWidget()
        box = QVBoxLayout(body)
        box.setContentsMargins(12 if self.plan.item is None else 24, 2, 4, 8)
        box.setSpacing(4)
        for field in self.plan.fields:
            row = FieldRow(self._desk, self._editing, field)
            # Parts of a title have looks of their own; the letters of a mask have one.
            if isinstance(row.control, TextControl) and self.plan.item is None:
                row.control.marked.connect(self._attention.mark)
            self.rows.append(row)
            box.addWidget(row)
        if self.plan.extra:
            self._extra = extra_for(self.plan.extra, self._desk)
            box.addWidget(self._extra)
        if self.plan.hint:
            hint = QLabel(QCoreApplication.translate("Inspector", self.plan.hint))
            hint.setWordWrap(True)
            hint.setForegroundRole(QPalette.ColorRole.PlaceholderText)
            box.addWidget(hint)
        self._body = body
        self._box.addWidget(body)

    def _drop_body(self) -> None:
        if self._body is not None:
            self._body.hide()
            self._body.deleteLater()
        self._body, self._extra, self.rows = None, None, []

    # --- doing ---

    def reset(self) -> None:
        """Bring every default of the section back, as one step."""
        project = self._desk.project
        commands = tuple(c for field in self.plan.fields for c in field.reset(project))
        self._editing.run(commands, self.tr("Reset {0}").format(self.plan.title.lower()))

    def remove(self) -> None:
        """Take its item out."""
        if self.plan.item is not None:
            label = self.tr("Remove {0}").format(self.plan.title.lower())
            self._editing.run(self.plan.item.remove(), label)

    def move_by(self, places: int) -> None:
        """Move its item down by so many places."""
        item = self.plan.item
        if item is not None and 0 <= item.place + places < item.count:
            self.move_to(item.place + places)

    def move_to(self, place: int) -> None:
        """Move its item to another place."""
        item = self.plan.item
        if item is not None and place != item.place:
            label = self.tr("Move {0}").format(self.plan.title.lower())
            self._editing.run(item.move(place), label)

    def _switch(self, is_on: bool) -> None:  # noqa: FBT001 Qt's signal
        if self.plan.item is not None:
            verb = self.tr("Switch {0} on") if is_on else self.tr("Switch {0} off")
            self._editing.run(
                self.plan.item.switch(is_on=is_on), verb.format(self.plan.title.lower())
            )
