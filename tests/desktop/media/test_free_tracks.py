from kijkocut.desktop.media.free_tracks import free_tracks, rows
from kijkocut.edit.commands.add_track import AddTrack
from kijkocut.edit.commands.set_track import SetTrack
from kijkocut.model.sequence import TrackKind


def test_pictures_go_above_everything_and_sounds_beside(film):
    video = rows(film.project, film.sequence, TrackKind.video)
    assert free_tracks(film.project, film.sequence, (0, 10), TrackKind.video) == [
        t.id for t in video[::-1] if t.name != "V1"
    ]
    film.run(AddTrack(sequence="main", kind=TrackKind.video, id="top"))
    assert rows(film.project, film.sequence, TrackKind.video)[0].id == "top"
    film.run(SetTrack(track="top", is_locked=True))
    assert free_tracks(film.project, film.sequence, (0, 10), TrackKind.video) == []
    sounds = free_tracks(film.project, film.sequence, (0, 10), TrackKind.audio)
    assert all(film.project.tracks[one].name != "A1" for one in sounds)
