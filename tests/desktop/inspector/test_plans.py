from kijkocut.desktop.inspector.attention import Attention
from kijkocut.desktop.inspector.plans import plans_for
from kijkocut.model.ids import ClipId
from kijkocut.model.sequence import TrackKind


def _keys(film):
    return [plan.key for plan in plans_for(film, Attention())]


def test_pictures_and_sounds_have_their_own_sections(film):
    film.select([ClipId("a")])
    picture = _keys(film)
    assert picture[0] == "transform"
    assert {"opacity", "crop", "masks", "speed", "fades", "effects"} <= set(picture)
    assert "sound" not in picture
    tracks = film.project.sequence_tracks(film.sequence.id)
    sound = next(t for t in tracks if t.kind is TrackKind.audio)
    film.select([next(iter(film.project.lane(sound.id))).id])
    assert {"sound", "speed", "fades", "sound_effects"} == set(_keys(film))


def test_without_a_selection_there_are_sequence_and_track(film):
    film.select([])
    assert _keys(film) == ["canvas", "background", "format", "track:video", "effects"]
    attention = Attention()
    sound = next(t for t in film.project.tracks.values() if t.kind is TrackKind.audio)
    attention.choose_track(sound.id)
    assert [p.key for p in plans_for(film, attention)][-2:] == ["track:audio", "sound_effects"]


def test_without_a_project_there_is_nothing(desk):
    assert plans_for(desk, Attention()) == ()


def test_generators_and_titles_come_first(film, tmp_path):
    track = film.project.clip(ClipId("a")).track
    sources = (
        {"type": "generator", "kind": "noise"},
        {"type": "title", "title": {"text": "Hello"}},
    )
    for number, source in enumerate(sources):
        placement = {"source": source, "source_in": "0f", "source_out": "25f"}
        raw = {
            "command": "overwrite",
            "placement": placement,
            "at": f"{100 + number * 30}f",
            "track": track,
            "id": f"n{number}",
        }
        film.work.run_script([raw], folder=tmp_path, label="Place")
    film.select([ClipId("n0")])
    assert _keys(film)[0] == "generator:noise"
    film.select([ClipId("n1")])
    assert _keys(film)[:4] == ["title", "title_layout", "title_looks", "title_motion"]
    assert "speed" not in _keys(film)
