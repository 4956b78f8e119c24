from kijkocut.desktop.inspector.mask_letters import letter_fields
from kijkocut.edit.commands.add_mask import AddMask
from kijkocut.model.clip import MaskShape
from kijkocut.model.ids import ClipId

A = ClipId("a")


def test_what_a_mask_says_and_its_letters_are_changed_one_by_one(film):
    film.run(AddMask(clip=A, shape=MaskShape.text))
    (mask,) = film.project.clip(A).masks
    fields = {f.spec.name: f for f in letter_fields(A, mask, ("DejaVu Sans", "DejaVu Serif"))}
    assert list(fields) == ["text", "font", "weight", "italic"]
    film.run(*fields["text"].write(film.project, 0, "Kijk\nuit"))
    film.run(*fields["font"].write(film.project, 0, "DejaVu Serif"))
    film.run(*fields["weight"].write(film.project, 0, "900"))
    film.run(*fields["italic"].write(film.project, 0, value=True))
    made = film.project.clip(A).masks[0].lettering
    assert (made.text, made.font, made.weight, made.italic) == (
        *("Kijk\nuit", "DejaVu Serif", 900),
        True,
    )
    assert fields["weight"].values(film.project, 0) == ("900",)
