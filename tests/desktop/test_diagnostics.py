import logging

from kijkocut.desktop.diagnostics import LogTail, diagnostics, keep_log, logged, versions


def test_versions_name_what_the_program_stands_on():
    names = [name for name, _ in versions()]
    assert {"KijkoCut", "Python", "Qt", "SQLite", "av"} <= set(names)


def test_diagnostics_tell_of_the_project_and_settings_but_name_no_file(film):
    film.settings.set("timeline.follow", "off")
    text = diagnostics(film)
    assert "Project: 1 sequences" in text
    assert "timeline.follow=off" in text
    assert str(film.work.path) not in text


def test_the_last_lines_of_the_log_are_kept():
    logger = logging.getLogger("kijkocut")
    level = logger.level
    keep_log()
    keep_log()
    try:
        logging.getLogger("kijkocut.test").info("a line to keep")
        assert sum("a line to keep" in line for line in logged()) == 1
    finally:
        for handler in [h for h in logger.handlers if isinstance(h, LogTail)]:
            logger.removeHandler(handler)
        logger.setLevel(level)
