import pytest

from kijkocut.model.intrinsics import CLIP, MASK, MASTER, SURROUND, TRACK, spec
from kijkocut.model.params import ParamKind

SHAPES = {
    ParamKind.number: float,
    ParamKind.whole: int,
    ParamKind.point: tuple,
    ParamKind.choice: str,
    ParamKind.outline: tuple,
}
EVERY = [
    pytest.param(s, id=f"{t}-{s.name}")
    for t in "CTM"
    for s in {"C": CLIP, "T": TRACK, "M": MASK}[t]
]


@pytest.mark.parametrize("found", EVERY)
def test_a_default_is_of_its_kind_and_within_its_limits(found):
    assert type(found.default) is SHAPES[found.kind]
    for part in found.default if isinstance(found.default, tuple) else (found.default,):
        assert found.minimum is None or part >= found.minimum
        assert found.maximum is None or part <= found.maximum
    assert (found.kind is ParamKind.choice) == bool(found.choices)
    assert not found.choices or found.default in found.choices


def test_names_are_told_apart():
    for specs in (CLIP, TRACK, MASK):
        assert len({s.name for s in specs}) == len({s.label for s in specs}) == len(specs)


def test_a_track_has_what_a_clip_has_of_level_and_place_in_the_mix():
    assert {s.name for s in TRACK} == {"gain", "pan", "opacity", "depth", "lfe"}
    assert all(s == spec(s.name) for s in TRACK if s not in SURROUND)


def test_a_master_has_a_gain_alone():
    assert [s.name for s in MASTER] == ["gain"]


def test_a_spec_is_found_by_name_in_its_own_table():
    assert spec("size", MASK).default == (400.0, 400.0)
    with pytest.raises(KeyError, match="size"):
        spec("size")
