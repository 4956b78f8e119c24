import msgspec

from kijkocut.desktop.measuring.start_log import Milestones, StartLog
from kijkocut.desktop.window import MainWindow


def test_a_start_is_told_in_order_and_the_window_closes(desk, film, qtbot, capsys):
    path = film.work.path
    desk.close()
    window = MainWindow(desk)
    qtbot.addWidget(window)
    log = StartLog(window)
    window.show()
    desk.open(path)
    qtbot.waitUntil(window.isHidden, timeout=30_000)
    told = msgspec.json.decode(capsys.readouterr().out.splitlines()[-1], type=Milestones)
    assert told == log.milestones
    assert 0 < told.began <= told.project <= told.usable
    assert 0 < told.picture <= told.exact
    assert told.window > told.began
    assert told.processor_s > 0
