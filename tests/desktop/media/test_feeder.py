from kijkocut.desktop.media.feeder import Feeder


def test_what_is_wanted_is_prepared_once(film, qtbot):
    feeder = Feeder(film)
    (media,) = film.project.media.values()
    film.studio.thumbnails.strip(media.facts).path.unlink(missing_ok=True)
    with qtbot.waitSignal(feeder.progressed, timeout=20_000) as caught:
        feeder.want((media.id,))
    assert caught.args == [media.facts.content_hash]
    strip = film.studio.thumbnails.strip(media.facts)
    qtbot.waitUntil(lambda: strip.reload() or strip.is_whole, timeout=20_000)
    qtbot.waitUntil(lambda: not feeder.is_busy, timeout=20_000)
    with qtbot.assertNotEmitted(feeder.progressed, wait=50):
        feeder.want((media.id,), is_urgent=True)
    feeder.close()
