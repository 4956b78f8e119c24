from kijkocut.desktop.inspector.adding import add_effect
from kijkocut.desktop.inspector.attention import Attention
from kijkocut.desktop.inspector.plans import plans_for
from kijkocut.edit.commands.add_effect import AddEffect
from kijkocut.edit.commands.sequence_settings import SequenceSettings
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


def test_the_master_has_a_gain_and_effects_in_a_tracks_place(film):
    film.select([])
    attention = Attention()
    attention.choose_master()
    film.run(AddEffect(sequence="main", kind="limiter", id="l"))
    *_, section, adding, effect = plans_for(film, attention)
    assert [section.key, adding.key, effect.key] == [
        "track:master",
        "sound_effects",
        "effect:limiter",
    ]
    chooser, gain = section.fields
    assert chooser.values(film.project, 0) == ("Master",)
    assert gain.places[0].sequence == "main"
    add_effect(film, adding, "compressor")
    assert [e.kind for e in film.project.sequences["main"].effects] == ["limiter", "compressor"]
    film.run(*effect.item.remove())
    assert [e.kind for e in film.project.sequences["main"].effects] == ["compressor"]
    first = film.project.sequence_tracks("main")[0]
    chooser.put(film.project, first.name)
    assert (attention.is_master, attention.track) == (False, first.id)


def test_a_track_stands_in_surround_only_where_there_is_surround(film):
    film.select([])
    attention = Attention()
    sound = next(t for t in film.project.tracks.values() if t.kind is TrackKind.audio)
    attention.choose_track(sound.id)

    def names():
        found = {plan.key: plan for plan in plans_for(film, attention)}
        return {field.spec.name for field in found["track:audio"].fields}

    assert not names() & {"depth", "lfe"}
    film.run(SequenceSettings(sequence="main", channels=6))
    assert {"depth", "lfe"} <= names()


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
