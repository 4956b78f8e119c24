import pytest
from PySide6.QtCore import QPoint, QStringListModel, Qt
from PySide6.QtWidgets import (
    QApplication,
    QInputDialog,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from kijkocut.testing.hands import Hands
from kijkocut.testing.keys import top_widget


@pytest.fixture
def room(qtbot):
    made = QWidget()
    made.setLayout(QVBoxLayout())
    made.resize(400, 300)
    qtbot.addWidget(made)

    def add(*widgets):
        for widget in widgets:
            made.layout().addWidget(widget)
        made.show()
        made.activateWindow()
        return made

    return add


def test_a_dialog_that_holds_the_window_is_answered_step_by_step(room):
    said = []
    button = QPushButton("Ask")
    button.clicked.connect(lambda: said.append(QInputDialog.getText(button, "Name", "Name")))
    room(button)
    hands = Hands()

    async def script():
        await hands.click(button)
        await hands.until(lambda: QApplication.activeModalWidget() is not None)
        await hands.type("Gré")
        assert said == []
        await hands.press("Return")
        await hands.until(lambda: said)

    hands.play(script())
    assert said == [("Gré", True)]


def test_what_fails_is_raised_after_every_dialog_was_closed(room):
    button = QPushButton("Ask")
    button.clicked.connect(lambda: QInputDialog.getText(button, "Name", "Name"))
    room(button)
    hands = Hands()

    async def script():
        await hands.click(button)
        await hands.until(lambda: False, "the moon", seconds=0.05)

    with pytest.raises(AssertionError, match="the moon"):
        hands.play(script())
    assert QApplication.activeModalWidget() is None


def test_keys_go_to_what_has_the_focus_and_the_release_too(room):
    first, second = QLineEdit(), QLineEdit()
    room(first, second)
    hands = Hands()

    async def script():
        await hands.click(first)
        await hands.type("Ab 1")
        await hands.press("Tab")
        await hands.type("x")
        await hands.press("Shift+Home", "Ctrl+C", "End", "Ctrl+V")

    hands.play(script())
    assert (first.text(), second.text()) == ("Ab 1", "xx")


class _Target(QLabel):
    def __init__(self):
        super().__init__("here")
        self.setAcceptDrops(True)
        self.seen = []

    def dragEnterEvent(self, event):  # noqa: N802
        event.acceptProposedAction()

    def dragMoveEvent(self, event):  # noqa: N802
        self.seen.append("over")
        event.acceptProposedAction()

    def dropEvent(self, event):  # noqa: N802
        mime = event.mimeData()
        self.seen.append([u.fileName() for u in mime.urls()] or mime.formats())


def test_rows_are_carried_from_list_to_widget(room, tmp_path):
    view, target = QListView(), _Target()
    model = QStringListModel(["a", "b"])
    view.setModel(model)
    view.setDragEnabled(True)
    room(view, target)
    hands = Hands()

    async def script():
        begin = view.visualRect(model.index(0, 0)).center()
        await hands.carry_over(view.viewport(), begin, target, target.rect().center())
        assert target.seen[-1] == "over"
        await hands.let_go_over(target, target.rect().center())
        await hands.until(lambda: target.seen[-1] != "over")
        await hands.bring_files(target, [tmp_path / "take.mp4"])

    hands.play(script())
    assert target.seen[-1] == ["take.mp4"]
    assert ["application/x-qabstractitemmodeldatalist"] in target.seen


def test_what_is_out_of_sight_or_covered_is_not_clicked_but_scrolled_to(room):
    clicked = []
    area, inside = QScrollArea(), QWidget()
    column = QVBoxLayout(inside)
    for number in range(40):
        button = QPushButton(str(number))
        button.clicked.connect(lambda _=False, n=number: clicked.append(n))
        column.addWidget(button)
    area.setWidget(inside)
    room(area)
    last = inside.findChildren(QPushButton)[-1]
    hands = Hands()

    async def blind():
        await hands.click(last)

    with pytest.raises(AssertionError, match="not in sight"):
        hands.play(blind())

    async def seeing():
        await hands.scroll_to(last)
        await hands.click(last)

    hands.play(seeing())
    assert clicked == [39]
    cover = QLabel("on top", area.window())
    cover.setGeometry(area.window().rect())
    cover.show()
    with pytest.raises(AssertionError, match="lies over"):
        hands.play(blind())


def test_a_drag_has_hops(room):
    seen = []

    class Field(QWidget):
        def mousePressEvent(self, event):  # noqa: N802
            seen.append(("press", event.position().toPoint()))

        def mouseMoveEvent(self, event):  # noqa: N802
            if event.buttons() & Qt.MouseButton.LeftButton:
                seen.append(("move", event.position().toPoint()))

        def mouseReleaseEvent(self, event):  # noqa: N802
            seen.append(("release", event.position().toPoint()))

    field = Field()
    room(field)
    hands = Hands()

    async def script():
        await hands.drag(field, QPoint(10, 10), QPoint(70, 40))

    hands.play(script())
    assert seen[0] == ("press", QPoint(10, 10))
    assert seen[-1] == ("release", QPoint(70, 40))
    assert len([one for one in seen if one[0] == "move"]) >= 5
    assert top_widget() is field.window()
