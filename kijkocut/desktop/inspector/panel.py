"""The inspector's widget: sections one under the other, reused from selection to selection."""

from itertools import groupby
from typing import Final

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPalette
from PySide6.QtWidgets import QLabel, QMenu, QScrollArea, QVBoxLayout, QWidget

from kijkocut.desktop.desk import Desk
from kijkocut.desktop.dragging import EffectDrag, decode
from kijkocut.desktop.inspector.adding import add_effect, effect_menu, mask_menu
from kijkocut.desktop.inspector.attention import Attention
from kijkocut.desktop.inspector.editing import Editing
from kijkocut.desktop.inspector.plan import Adds, SectionPlan
from kijkocut.desktop.inspector.plans import plans_for
from kijkocut.desktop.inspector.section import Section
from kijkocut.desktop.inspector.section_menu import Shelf, section_menu
from kijkocut.desktop.inspector.title_line import TitleLine
from kijkocut.desktop.tab_walk import put_in_order
from kijkocut.edit.changeset import ChangeSet

_LEAST_CHARS: Final = 49
_KEPT: Final = 40
"""Sections out of sight that are kept for another selection."""


class InspectorPanel(QScrollArea):
    """Everything about the selected clips; without any, about the sequence and its tracks."""

    def __init__(self, desk: Desk) -> None:
        """Follow the selection of `desk`."""
        super().__init__()
        self._desk = desk
        self._editing = Editing(desk)
        self.attention = Attention.of(desk)
        self._shelf = Shelf(desk.studio.config_dir)
        self.attention.sought.connect(self._seek)
        self.sections: dict[str, Section] = {}
        """Those that are shown, by key, from top to bottom."""
        self._spare: dict[str, Section] = {}
        self._folds: dict[str, bool] = {}
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * _LEAST_CHARS)
        self.setAcceptDrops(True)
        self.setAccessibleName(self.tr("Inspector"))
        self._page = _page()
        self._box = QVBoxLayout(self._page)
        self._box.setContentsMargins(4, 4, 4, 4)
        self._box.setSpacing(1)
        self.title = TitleLine(desk)
        self._box.addWidget(self.title)
        self.empty = _empty(
            self.tr("Open a project to see the settings of its sequences and clips.")
        )
        self._box.addWidget(self.empty)
        self._line = _line(self._page)
        self._box.addStretch(1)
        self.setWidget(self._page)
        self._playhead = QTimer(self)
        self._playhead.setSingleShot(True)
        self._playhead.timeout.connect(self._follow)
        for signal in (
            desk.project_opened,
            desk.project_closed,
            desk.sequence_changed,
            self.attention.changed,
        ):
            signal.connect(self.rebuild)
        desk.selection_changed.connect(self._select)
        desk.project_changed.connect(self._changed)
        desk.playhead_moved.connect(self._moved)
        self.rebuild()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001, N802 Qt's name
        """Tab goes from top to bottom, whenever the sections were made."""
        put_in_order(self, (self.title, *self.sections.values()))
        return super().focusNextPrevChild(next)

    # --- showing ---

    def rebuild(self, *_: object) -> None:
        """Show the sections of what is selected now."""
        self._arrange(plans_for(self._desk, self.attention))
        self.title.refresh()
        self.empty.setVisible(not self.sections)
        self._refresh()
        self._show_masks()

    def _show_masks(self) -> None:
        section = self.sections.get("masks")
        is_open = section is not None and section.heading.isChecked()
        self._desk.focus.show_masks(is_on=is_open and self.isVisible())

    def _seek(self, key: str) -> None:
        """Bring a section to the top, once all have their places."""

        def scroll() -> None:
            section = self.sections.get(key)
            if section is not None:
                self.verticalScrollBar().setValue(section.y())

        QTimer.singleShot(0, self, scroll)

    def _select(self) -> None:
        """Marked text belongs to the clip that was selected."""
        self.attention.mark(0, 0)
        self.rebuild()

    def _arrange(self, plans: tuple[SectionPlan, ...]) -> None:
        known = {**self._spare, **self.sections}
        shown: dict[str, Section] = {}
        for plan in plans:
            section = known.pop(plan.key, None)
            if section is not None and not _fits(section, plan):
                self._discard(section)
                section = None
            if section is None:
                section = self._made(plan)
            section.bind(plan)
            shown[plan.key] = section
        self._spare, self.sections = known, shown
        for spare in known.values():
            spare.hide()
        while len(known) > _KEPT:
            self._discard(known.pop(next(iter(known))))
        self._put_in_order()

    def _put_in_order(self) -> None:
        for place, section in enumerate(self.sections.values()):
            if self._box.indexOf(section) != place + 2:
                self._box.insertWidget(place + 2, section)
            if section.isHidden():
                section.show()

    def _made(self, plan: SectionPlan) -> Section:
        is_open = self._folds.get(plan.key.partition("#")[0], plan.is_open)
        section = Section(self._desk, self._editing, self.attention, plan, is_open=is_open)
        section.folded.connect(self._fold)
        section.add_wanted.connect(self._add)
        section.menu_wanted.connect(self._open_menu)
        section.grip_dragged.connect(self._drag_item)
        section.grip_dropped.connect(self._drop_item)
        return section

    def _discard(self, section: Section) -> None:
        self._box.removeWidget(section)
        section.hide()
        section.deleteLater()

    def _fold(self, key: str, is_open: bool) -> None:  # noqa: FBT001 Qt's signal
        self._folds[key.partition("#")[0]] = is_open
        self._show_masks()

    def _refresh(self) -> None:
        project, at = self._desk.project, self._desk.playhead
        for section in self.sections.values():
            section.refresh(project, at)

    def _changed(self, done: ChangeSet) -> None:
        """Nothing is done for edits elsewhere."""
        desk = self._desk
        touched = {key for _, key in done.changed | done.added | done.removed}
        if desk.selection:
            tracks = {
                desk.project.clip(c).track for c in desk.selection if c in desk.project.places
            }
            if not (touched & desk.selection or touched & tracks or done.shifted):
                return
        self.rebuild()

    def _moved(self, at: object) -> None:
        del at
        if not self._playhead.isActive():
            self._playhead.start(0)

    def _follow(self) -> None:
        project, at = self._desk.project, self._desk.playhead
        for section in self.sections.values():
            section.follow(project, at)

    # --- adding and ordering ---

    def _add(self, plan: SectionPlan) -> None:
        menu = self.adding_menu(plan)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        section = self.sections[plan.key]
        menu.popup(section.plus.mapToGlobal(section.plus.rect().bottomLeft()))

    def adding_menu(self, plan: SectionPlan) -> QMenu:
        """Make the menu of all that a section's plus can add."""
        if plan.adds is Adds.mask:
            return mask_menu(self._desk, plan, self)
        return effect_menu(self._desk, plan, self)

    def _open_menu(self, section: Section, spot: QPoint) -> None:
        menu = self.section_menu(section)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(spot)

    def section_menu(self, section: Section) -> QMenu:
        """Make the menu behind a section's dots."""
        return section_menu(self._desk, self._shelf, section)

    def _drag_item(self, section: Section, spot: QPoint) -> None:
        place = self._place_at(section, spot)
        stack = self._stack(section)
        at = stack[place] if place < len(stack) else stack[-1]
        item = section.plan.item
        is_after = item is not None and place > item.place
        y = at.geometry().bottom() if is_after else at.geometry().top()
        self._line.setGeometry(10, y - 1, self._page.width() - 20, 2)
        self._line.show()
        self._line.raise_()

    def _drop_item(self, section: Section, spot: QPoint) -> None:
        if self._line.isHidden():
            return
        self._line.hide()
        section.move_to(self._place_at(section, spot))

    def _place_at(self, section: Section, spot: QPoint) -> int:
        y = self._page.mapFromGlobal(spot).y()
        stack = self._stack(section)
        place = sum(
            1 for other in stack if other is not section and other.geometry().center().y() < y
        )
        return min(place, len(stack) - 1)

    def _stack(self, section: Section) -> list[Section]:
        """Give the items of the section's stack, in order."""
        for _, group in groupby(self.sections.values(), _stack_of):
            found = list(group)
            if section in found:
                return found
        return [section]

    # --- dropping effects ---

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 Qt's name
        """Take effects that something selected can carry."""
        if self._host(event) is not None:
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragEnterEvent) -> None:  # type: ignore[override]  # noqa: N802
        """Likewise."""
        if self._host(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 Qt's name
        """Put the effect onto everything selected that can carry it."""
        plan, dragged = self._host(event), decode(event.mimeData())
        if plan is not None and isinstance(dragged, EffectDrag):
            event.acceptProposedAction()
            add_effect(self._desk, plan, dragged.kind)

    def _host(self, event: QDropEvent) -> SectionPlan | None:
        dragged = decode(event.mimeData())
        if not isinstance(dragged, EffectDrag):
            return None
        catalogue = self._desk.studio.catalogue
        roles = {Adds.picture_effect: "effect", Adds.sound_effect: "audio_effect"}
        for section in self.sections.values():
            role = roles.get(section.plan.adds)
            if role is not None and dragged.kind in catalogue.kinds(role):
                return section.plan
        return None


def _page() -> QWidget:
    """Make the ground that the sections lie on: that of panels, not of the window."""
    page = QWidget()
    page.setBackgroundRole(QPalette.ColorRole.Base)
    page.setAutoFillBackground(True)
    return page


def _empty(text: str) -> QLabel:
    label = QLabel(text)
    label.setWordWrap(True)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    label.setMargin(24)
    label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    return label


def _line(page: QWidget) -> QWidget:
    """Make the line that shows where a dragged item would go."""
    line = QWidget(page)
    line.setBackgroundRole(QPalette.ColorRole.Highlight)
    line.setAutoFillBackground(True)
    line.hide()
    return line


def _fits(section: Section, plan: SectionPlan) -> bool:
    """Tell whether the heading of a section can stand for the plan."""
    was = section.plan
    has_switch = was.item is not None and was.item.is_on is not None
    wants_switch = plan.item is not None and plan.item.is_on is not None
    return (
        (was.item is None) is (plan.item is None)
        and has_switch is wants_switch
        and was.adds is plan.adds
        and (was.held is None) is (plan.held is None)
        and bool(was.fields) is bool(plan.fields)
    )


def _stack_of(section: Section) -> object:
    item = section.plan.item
    return type(item) if item is not None else section
