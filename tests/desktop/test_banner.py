from PySide6.QtWidgets import QPushButton, QToolButton

from kijkocut.desktop.banner import Banner


def test_a_banner_says_offers_and_goes(qtbot):
    banner, done = Banner(), []
    qtbot.addWidget(banner)
    assert banner.isHidden()
    banner.tell("Something", ("First", lambda: done.append(1)))
    banner.tell("Else", ("Second", lambda: done.append(2)))
    assert banner.text == banner.accessibleName() == "Else"
    banner.findChildren(QPushButton)[-1].click()
    assert done == [2]
    banner.findChild(QToolButton).click()
    assert banner.isHidden()
