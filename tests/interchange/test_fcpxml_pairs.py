from kijkocut.interchange.fcpxml_pairs import pairs
from kijkocut.model.clip import Transition
from kijkocut.testing.builders import F, a_project

OVER = Transition(kind="dissolve", before=F, after=F)
CROSS = Transition(kind="crossfade", before=F, after=F)


def found(**more):
    builder = a_project().with_clip("a", "v1", 0, 50, link="l", name="x")
    builder = builder.with_clip("s", "a1", 0, 50, **{"link": "l", "name": "x", **more})
    return {key: sound.id for key, sound in pairs(builder.build(), "s").items()}


def test_linked_over_the_same_range_is_one():
    assert found() == {"a": "s"}
    assert found(link=None) == {}
    assert found(source_in=101) == {}
    assert found(is_enabled=False) == {}


def test_transitions_must_lie_over_the_same_frames():
    def joined(over, cross):
        builder = a_project()
        for turn, key in enumerate("ab"):
            more = {"link": key, "name": key}
            is_second = bool(turn)
            builder = builder.with_clip(
                key, "v1", turn * 50, 50, transition=over if is_second else None, **more
            ).with_clip(
                f"{key}s", "a1", turn * 50, 50, transition=cross if is_second else None, **more
            )
        return set(pairs(builder.build(), "s"))

    assert joined(OVER, CROSS) == {"a", "b"}
    assert joined(OVER, None) == {"a", "b"}
    assert joined(None, CROSS) == set()
