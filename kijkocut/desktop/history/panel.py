"""The inside of the History dock: every step, who did it and when, and a jump to any of them."""

from itertools import pairwise
from typing import Final

from PySide6.QtCore import QDate, QDateTime, QLocale, Qt
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QComboBox,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from kijkocut.desktop.desk import Desk
from kijkocut.desktop.dock_bar import DockBar
from kijkocut.desktop.history.outline import actors, branches, trunk
from kijkocut.desktop.language import said
from kijkocut.edit.history import ROOT, History
from kijkocut.model.errors import KijkoError

_STEP: Final = Qt.ItemDataRole.UserRole
_LABEL, _WHO, _WHEN = range(3)
_YOU: Final = "you"


class HistoryPanel(QWidget):
    """A choice of person, and the steps; branches that were left hang below where they begin."""

    def __init__(self, desk: Desk) -> None:
        """Follow the project of `desk`."""
        super().__init__()
        self._desk = desk
        self._trunk: tuple[str, ...] = ()
        self._count = 0
        self._items: dict[str, QTreeWidgetItem] = {}
        self._here = ROOT
        self.who = QComboBox()
        self.tree = _StepTree()
        self.setAccessibleName(self.tr("History"))
        self.who.setAccessibleName(self.tr("Whose steps"))
        self._dress_tree()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self._bar = DockBar()
        self._bar.add(self.who, stretch=1)
        whole.addWidget(self._bar)
        whole.addWidget(self.tree, 1)
        self.setFocusProxy(self.tree)
        self.who.currentIndexChanged.connect(self._filter)
        self.tree.itemClicked.connect(self._jump)
        self.tree.itemActivated.connect(self._jump)
        desk.project_opened.connect(self._start_anew)
        desk.project_changed.connect(self._catch_up)
        desk.project_closing.connect(self._clear)
        self._start_anew()

    def jump(self, step: str) -> None:
        """Go to a step; the empty text is the beginning."""
        work = self._desk.work
        if work is None or step == work.session.history.cursor:
            return
        try:
            work.session.jump(step)
        except KijkoError as exc:
            self._desk.complain(exc)

    def _dress_tree(self) -> None:
        tree = self.tree
        tree.setAccessibleName(self.tr("History"))
        tree.setAccessibleDescription(self.tr("Steps of editing; Enter goes to the chosen one"))
        tree.setHeaderLabels([self.tr("Step"), self.tr("Who"), self.tr("When")])
        tree.setUniformRowHeights(True)
        tree.setIndentation(round(self.fontMetrics().averageCharWidth() * 2.2))
        tree.setRootIsDecorated(True)
        tree.setExpandsOnDoubleClick(False)
        header = tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(_LABEL, QHeaderView.ResizeMode.Stretch)
        metrics = self.fontMetrics()
        for column, widest in ((_WHO, "n" * 9), (_WHEN, "00 Nov 00:00")):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            tree.setColumnWidth(column, metrics.horizontalAdvance(widest) + 12)

    # --- filling ---

    def _clear(self) -> None:
        self.tree.clear()
        self._items.clear()
        self._trunk, self._count = (), 0

    def _start_anew(self) -> None:
        self._clear()
        work = self._desk.work
        if work is not None:
            self._build(work.session.history)

    def _catch_up(self, *_: object) -> None:
        """Follow a step: one more at the end and a walk along the trunk are cheap."""
        work = self._desk.work
        if work is None:
            return
        history = work.session.history
        line, count = trunk(history), len(history.steps)
        if line == self._trunk and count == self._count:
            self._mark(history)
        elif line[:-1] == self._trunk and count == self._count + 1:
            self._trunk, self._count = line, count
            self._add(history, line[-1], self.tree.invisibleRootItem())
            self._offer_actors(history)
            self._mark(history)
        else:
            self._clear()
            self._build(history)

    def _build(self, history: History) -> None:
        self._trunk, self._count = trunk(history), len(history.steps)
        self.tree.setUpdatesEnabled(False)
        self._add_line(history, self._trunk, self.tree.invisibleRootItem())
        self._offer_actors(history)
        self._mark(history)
        self._filter()
        self.tree.setUpdatesEnabled(True)

    def _add_line(self, history: History, line: tuple[str, ...], under: QTreeWidgetItem) -> None:
        # Lines within lines are kept on a list: a history may branch deeper than Python recurses.
        waiting = [(line, under)]
        while waiting:
            steps, parent = waiting.pop()
            for step, following in pairwise((*steps, None)):
                item = self._add(history, step or ROOT, parent)
                for branch in branches(history, step or ROOT, following):
                    node = self._branch_node(history, branch, item)
                    waiting.append((branch, node))

    def _branch_node(
        self, history: History, branch: tuple[str, ...], under: QTreeWidgetItem
    ) -> QTreeWidgetItem:
        count = len(branch)
        text = (
            self.tr("Another way: one step")
            if count == 1
            else self.tr("Another way: {count} steps")
        )
        node = QTreeWidgetItem([text.format(count=count), "", _when(history, branch[-1])])
        node.setData(_LABEL, _STEP, branch[-1])
        node.setToolTip(_LABEL, self.tr("Goes to where this way ended"))
        under.addChild(node)
        under.setExpanded(True)
        return node

    def _add(self, history: History, key: str, under: QTreeWidgetItem) -> QTreeWidgetItem:
        step = history.steps.get(key)
        if step is None:
            item = QTreeWidgetItem([self.tr("Beginning"), "", ""])
        else:
            item = QTreeWidgetItem([said(step.label), self._actor(step.actor), _when(history, key)])
            moment = QDateTime.fromMSecsSinceEpoch(step.at_ms)
            told = QLocale().toString(moment, QLocale.FormatType.LongFormat)
            item.setToolTip(_LABEL, f"{said(step.label)}\n{self._actor(step.actor)}, {told}")
        item.setData(_LABEL, _STEP, key)
        under.addChild(item)
        self._items[key] = item
        return item

    def _mark(self, history: History) -> None:
        """Show where the project stands, and which steps are undone."""
        done = set(self._trunk[: self._trunk.index(history.cursor) + 1])
        faint = self.palette().color(QPalette.ColorRole.PlaceholderText)
        plain = self.palette().color(QPalette.ColorRole.Text)
        for key, item in self._items.items():
            is_here, is_done = key == history.cursor, key in done
            label = said(history.steps[key].label) if key in history.steps else self.tr("Beginning")
            item.setText(_LABEL, f"▶ {label}" if is_here else label)
            font = QFont(self.font())
            font.setBold(is_here)
            font.setItalic(not is_done)
            for column in (_LABEL, _WHO, _WHEN):
                item.setFont(column, font)
                item.setForeground(column, plain if is_done else faint)
            item.setData(
                _LABEL,
                Qt.ItemDataRole.AccessibleTextRole,
                self._spoken(label, is_here=is_here, is_done=is_done),
            )
        here = self._items.get(history.cursor)
        if here is not None:
            self.tree.setCurrentItem(here)
            self.tree.scrollToItem(here)

    def _spoken(self, label: str, *, is_here: bool, is_done: bool) -> str:
        if is_here:
            return self.tr("{step}, the project stands here").format(step=label)
        return label if is_done else self.tr("{step}, undone").format(step=label)

    # --- whose steps ---

    def _offer_actors(self, history: History) -> None:
        known = actors(history)
        if [self.who.itemData(row) for row in range(1, self.who.count())] == list(known):
            return
        chosen = self.who.currentData()
        self.who.blockSignals(True)  # noqa: FBT003 Qt's only parameter
        self.who.clear()
        self.who.addItem(self.tr("Everyone"), None)
        for actor in known:
            self.who.addItem(self._actor(actor), actor)
        self.who.setCurrentIndex(max(0, self.who.findData(chosen)) if chosen else 0)
        self.who.blockSignals(False)  # noqa: FBT003 Qt's only parameter
        self.who.setVisible(len(known) > 1)
        self._bar.setVisible(len(known) > 1)
        bold = QFont(self.font())
        bold.setBold(True)
        metrics = QFontMetrics(bold)
        widest = max(metrics.horizontalAdvance(self._actor(actor)) for actor in (*known, _YOU))
        self.tree.setColumnWidth(_WHO, min(widest, metrics.averageCharWidth() * 24) + 26)

    def _filter(self, *_: object) -> None:
        work = self._desk.work
        if work is None:
            return
        chosen = self.who.currentData()
        steps = work.session.history.steps
        for key, item in self._items.items():
            is_other = key in steps and chosen is not None and steps[key].actor != chosen
            # What leads to a branch stays.
            item.setHidden(is_other and item.childCount() == 0)

    def _actor(self, actor: str) -> str:
        if actor == _YOU:
            return self.tr("You")
        kind, _, name = actor.partition(":")
        if kind == "agent":
            return self.tr("{name} (agent)").format(name=name) if name else self.tr("Agent")
        return actor

    def _jump(self, item: QTreeWidgetItem) -> None:
        self.jump(str(item.data(_LABEL, _STEP)))


class _StepTree(QTreeWidget):
    """Enter goes to a step wherever the desktop would rather open by a click."""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 Qt's name
        item = self.currentItem()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and item is not None:
            self.itemClicked.emit(item, 0)
        else:
            super().keyPressEvent(event)


def _when(history: History, key: str) -> str:
    moment = QDateTime.fromMSecsSinceEpoch(history.steps[key].at_ms)
    clock = QLocale().toString(moment.time(), "HH:mm")
    if moment.date() == QDate.currentDate():
        return clock
    return f"{QLocale().toString(moment.date(), 'd MMM')} {clock}"
