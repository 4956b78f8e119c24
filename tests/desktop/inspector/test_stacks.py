from kijkocut.desktop.inspector.stacks import effect_sections
from kijkocut.edit.commands.add_effect import AddEffect
from kijkocut.model.ids import ClipId
from kijkocut.model.sequence import TrackKind

A, B = ClipId("a"), ClipId("b")


def _sections(film, *hosts, is_sound=False):
    tracks = film.project.sequence_tracks(film.sequence.id)
    catalogue = film.studio.catalogue
    return {plan.key: plan for plan in effect_sections(hosts, catalogue, tracks, is_sound=is_sound)}


def test_effects_that_all_have_alike_are_shown_together(film):
    film.run(*(AddEffect(clip=key, kind="vignette") for key in (A, B)))
    clips = [film.project.clip(key) for key in (A, B)]
    plan = _sections(film, *clips)["effect:vignette"]
    assert all(len(field.places) == 2 for field in plan.fields)
    film.run(AddEffect(clip=B, kind="levels"))
    clips = [film.project.clip(key) for key in (A, B)]
    sections = _sections(film, *clips)
    assert list(sections) == ["effects"]
    assert "different" in sections["effects"].hint


def test_two_of_a_kind_are_told_apart(film):
    film.run(*(AddEffect(clip=A, kind="vignette") for _ in range(2)))
    sections = _sections(film, film.project.clip(A))
    assert sections["effect:vignette"].title == "Vignette"
    assert sections["effect:vignette#2"].title == "Vignette 2"


def test_the_track_that_ducking_hears_is_chosen_by_name(film):
    tracks = film.project.sequence_tracks(film.sequence.id)
    sounds = [track for track in tracks if track.kind is TrackKind.audio]
    clip = next(iter(film.project.lane(sounds[0].id)))
    film.run(AddEffect(clip=clip.id, kind="duck"))
    plan = _sections(film, film.project.clip(clip.id), is_sound=True)["effect:duck"]
    field = next(f for f in plan.fields if f.spec.name == "track")
    assert field.values(film.project, 0) == ("none",)
    film.run(*field.write(film.project, 0, sounds[-1].name))
    (effect,) = film.project.clip(clip.id).effects
    assert effect.params[0].value == sounds[-1].id
    assert field.values(film.project, 0) == (sounds[-1].name,)
