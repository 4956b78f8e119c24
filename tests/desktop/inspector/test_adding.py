from kijkocut.desktop.inspector.adding import add_effect, add_mask, effect_menu, mask_menu
from kijkocut.desktop.inspector.plan import Adds, SectionPlan
from kijkocut.model.clip import MaskShape
from kijkocut.model.ids import ClipId


def _plan(adds, *clips, track=None):
    return SectionPlan(key="x", title="X", adds=adds, clips=clips, track=track)


def test_the_menu_holds_every_effect_of_its_kind(panel, film):
    for adds, role in ((Adds.picture_effect, "effect"), (Adds.sound_effect, "audio_effect")):
        menu = effect_menu(film, _plan(adds), panel)
        ends = [action.isSeparator() for action in menu.actions()].index(True)
        count = sum(len(part.menu().actions()) for part in menu.actions()[:ends])
        assert count == len(film.studio.catalogue.kinds(role))


def test_an_effect_goes_onto_each_clip_as_one_step(panel, film, steps):
    before = steps()
    add_effect(film, _plan(Adds.picture_effect, ClipId("a"), ClipId("b")), "vignette")
    assert all(film.project.clip(ClipId(key)).effects for key in "ab")
    assert steps() == before + 1
    track = film.project.clip(ClipId("a")).track
    add_effect(film, _plan(Adds.picture_effect, track=track), "vignette")
    assert film.project.tracks[track].effects


def test_masks_are_offered_and_a_path_is_drawn(panel, film):
    plan = _plan(Adds.mask, ClipId("a"))
    offered = [a for a in mask_menu(film, plan, panel).actions() if not a.isSeparator()]
    assert len(offered) == len(MaskShape)
    offered[0].trigger()
    assert film.focus.is_drawing
    add_mask(film, plan, MaskShape.star)
    assert film.project.clip(ClipId("a")).masks[0].shape is MaskShape.star
    assert "mask:0" in panel.sections
