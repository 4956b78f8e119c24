from kijkocut.desktop.media.presence import Presence


def test_files_are_looked_for_off_the_thread(film, make_video, footage, qtbot):
    film.run(make_video("gone.mp4"))
    presence = Presence()
    assert not presence.is_missing("gone")
    with qtbot.waitSignal(presence.changed):
        presence.look(film.project)
    (there,) = set(film.project.media) - {"gone"}
    assert presence.missing(film.project) == ("gone",)
    assert presence.modified_s(there) == footage.stat().st_mtime
    presence.look(film.project)  # nothing new to ask
    presence.forget()
    assert not presence.is_missing("gone")
    presence.close()
