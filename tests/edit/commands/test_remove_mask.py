from kijkocut.edit.commands.remove_mask import RemoveMask
from kijkocut.model.clip import Mask, MaskShape
from kijkocut.testing.builders import a_project
from kijkocut.testing.laws import refusal, run_lawfully

MASKS = tuple(Mask(id=i, shape=MaskShape.star) for i in ("one", "two"))


def test_the_mask_goes_and_the_others_stay():
    project = a_project().with_clip("a", "v1", 0, 50, masks=MASKS).build()
    after = run_lawfully(project, RemoveMask(clip="a", mask="one"))
    assert after.clip("a").masks == MASKS[1:]


def test_an_unknown_mask_is_refused():
    project = a_project().with_clip("a", "v1", 0, 50, masks=MASKS).build()
    assert "no mask" in refusal(project, RemoveMask(clip="a", mask="three"))
