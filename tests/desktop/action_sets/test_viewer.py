from kijkocut.desktop.viewer.overlays import overlays_of


def test_lines_are_switched_and_the_switches_show_it(window):
    desk, book = window.desk, window.actions_
    for name in ("safe_areas", "tiktok"):
        book.trigger(f"viewer.{name}")
        assert book.get(f"viewer.{name}").isChecked()
    found = overlays_of(desk.settings.text("viewer.overlays"))
    assert (found.safe_areas, found.platform.value) == (True, "tiktok")
    book.trigger("viewer.reels")
    assert not book.get("viewer.tiktok").isChecked()
    assert book.get("viewer.full_picture").isEnabled()
    desk.close()
    book.refresh()
    assert not book.get("viewer.snapshot").isEnabled()
