from kijkocut.edit.catalogue import Catalogue
from kijkocut.effects import Catalogue as RealCatalogue
from kijkocut.testing.catalogue import SmallCatalogue

ROLES = ("effect", "transition", "generator", "audio_effect")


def judge(catalogue: Catalogue) -> None:
    """What every catalogue keeps."""
    for role in ROLES:
        kinds = catalogue.kinds(role)
        assert list(kinds) == sorted(set(kinds))
        for kind in kinds:
            specs = catalogue.params(kind, role)
            assert specs is not None
            assert len({spec.name for spec in specs}) == len(specs)
        assert catalogue.params("no such kind", role) is None
    assert catalogue.kinds("no such role") == ()


def test_the_small_catalogue_keeps_the_port():
    judge(SmallCatalogue())


def test_the_real_catalogue_keeps_the_port():
    judge(RealCatalogue.from_folders())
