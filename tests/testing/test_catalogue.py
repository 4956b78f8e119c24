import pytest

from kijkocut.edit.commands.add_effect import AddEffect
from kijkocut.testing.builders import a_project
from kijkocut.testing.catalogue import SmallCatalogue, checked_refusal, run_checked


def test_commands_are_checked_against_it():
    project = a_project().with_clip("a", "v1", 0, 9).build()
    good, bad = AddEffect(clip="a", kind="blur"), AddEffect(clip="a", kind="fog")
    assert run_checked(project, good).clip("a").effects[0].kind == "blur"
    assert "no effect" in checked_refusal(project, bad)
    with pytest.raises(AssertionError):
        checked_refusal(project, good)


def test_it_knows_every_role():
    catalogue = SmallCatalogue()
    for role in ("effect", "transition", "generator", "audio_effect"):
        assert catalogue.kinds(role)
