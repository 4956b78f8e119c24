from kijkocut.desktop.inspector.shared import clip_field, fixed, frames_spec, leads, rate_of
from kijkocut.edit.commands.rename_clip import RenameClip
from kijkocut.model.ids import ClipId
from kijkocut.model.params import ParamKind

A, B = ClipId("a"), ClipId("b")


def test_each_clip_is_written_as_it_is_then(film):
    spec = fixed("name", "Name", ParamKind.text, "")
    field = clip_field(
        spec,
        (A, B, ClipId("gone")),
        lambda clip: clip.name,
        lambda clip, value: (RenameClip(clip=clip.id, name=f"{value} {clip.id}"),),
    )
    film.run(*field.write(film.project, 0, "New"))
    assert field.values(film.project, 0) == ("New a", "New b")


def test_a_link_has_one_lead(film):
    a = film.project.clip(A)
    together = tuple(film.project.clip(key) for key in sorted(film.project.clips_together(a)))
    assert len(together) == 2
    assert len(leads(together)) == 1
    assert len(leads((*together, film.project.clip(B)))) == 2


def test_lengths_are_whole_frames_of_the_sequence(film):
    assert frames_spec("x", "X").kind is ParamKind.whole
    assert rate_of(film.project, film.project.clip(A)) == film.sequence.rate
