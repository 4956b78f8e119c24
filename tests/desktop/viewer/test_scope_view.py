from kijkocut.desktop.viewer.scope_view import ScopeView
from kijkocut.desktop.viewer.scopes import Scope

STEP = 705_600_000 // 25


def test_scopes_follow_the_picture_on_a_thread_of_their_own(film, viewers, qtbot):
    view = ScopeView(film, viewers.program)
    qtbot.addWidget(view)
    view.resize(400, 300)
    view.show()
    film.move_playhead(STEP)
    viewers.projection.answer()
    qtbot.waitUntil(lambda: set(view.images) == {Scope.waveform})
    view.choice.setCurrentIndex(0)
    view.choice.activated.emit(0)
    qtbot.waitUntil(lambda: set(view.images) == set(Scope))
    blank = view.images[Scope.histogram].copy()
    assert not view.grab().isNull()
    film.close()
    assert view._thread is None
    assert blank.height() == 256
