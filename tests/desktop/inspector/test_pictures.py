from kijkocut.desktop.inspector.pictures import own_fields, picture_sections
from kijkocut.edit.commands.add_mask import AddMask
from kijkocut.model.clip import BlendMode, MaskMode, MaskShape
from kijkocut.model.ids import ClipId

A, B = ClipId("a"), ClipId("b")


def _sections(film, *keys):
    return {plan.key: plan for plan in picture_sections(tuple(map(film.project.clip, keys)))}


def _field(plan, name):
    return next(field for field in plan.fields if field.spec.name == name)


def test_the_blend_mode_of_all_is_set_at_once(film):
    blend = _field(_sections(film, A, B)["opacity"], "blend")
    film.run(*blend.write(film.project, 0, "screen"))
    assert {film.project.clip(key).blend for key in (A, B)} == {BlendMode.screen}
    assert blend.values(film.project, 0) == ("screen", "screen")


def test_masks_have_what_their_shape_has(film):
    film.run(AddMask(clip=A, shape=MaskShape.ellipse))
    plan = _sections(film, A)["mask:0"]
    names = {field.spec.name for field in plan.fields}
    assert "sides" not in names
    assert "roundness" not in names
    shape = _field(plan, "shape")
    assert "path" not in shape.spec.choices
    film.run(*shape.write(film.project, 0, "star"))
    film.run(*_field(plan, "mode").write(film.project, 0, "subtract"))
    film.run(*_field(plan, "is_inverted").write(film.project, 0, value=True))
    (mask,) = film.project.clip(A).masks
    assert (mask.shape, mask.mode, mask.is_inverted) == (MaskShape.star, MaskMode.subtract, True)
    assert "sides" in {f.spec.name for f in _sections(film, A)["mask:0"].fields}


def test_masks_of_several_clips_are_not_mixed_up(film):
    film.run(AddMask(clip=A, shape=MaskShape.ellipse))
    sections = _sections(film, A, B)
    assert "mask:0" not in sections
    assert "one clip" in sections["masks"].hint


def test_fields_know_every_clip(film):
    (field,) = own_fields((A, B), ("rotation",))
    assert [place.clip for place in field.addresses] == [A, B]


SQUARE = tuple((x, y, 0.0, 0.0, 0.0, 0.0) for x, y in ((0.0, 0.0), (9.0, 0.0), (9.0, 9.0)))


def test_a_drawn_mask_has_a_path_with_a_diamond_like_its_other_parameters(film):
    film.run(AddMask(clip=A, shape=MaskShape.path, points=SQUARE))
    plan = _sections(film, A)["mask:0"]
    plain = {"shape", "mode", "is_inverted"}
    assert all(f.addresses for f in plan.fields if f.spec.name not in plain)
    path = _field(plan, "path")
    assert len(path.values(film.project, 0)[0]) == 18
    film.run(path.addresses[0].set_key(0))
    (mask,) = film.project.clip(A).masks
    assert [p.name for p in mask.params] == ["path"]
    film.run(*path.reset(film.project))
    assert film.project.clip(A).masks[0].params == ()
