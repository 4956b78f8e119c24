from pathlib import Path

from kijkocut.interchange.mlt_services import Service
from kijkocut.interchange.mlt_time import Profile
from kijkocut.interchange.mlt_worn import effect_name, scaled
from kijkocut.interchange.report import Outcome
from kijkocut.interchange.xml_tree import parse_xml
from kijkocut.testing.foreign import effect, values


def test_a_title_stands_where_it_was_and_moves_with_its_rectangle(dressed):
    clip, _ = dressed(offset=(100.0, -50.0))
    assert values(clip) == {"position": (100, -50)}
    clip, _ = dressed(effect("qtblend", rect="480 270 960 540"), offset=(100.0, -50.0))
    assert values(clip) == {"position": (50, -25), "scale": (0.5, 0.5)}


def test_a_clip_has_one_of_each_parameter(dressed):
    two = [effect("panner", split=text) for text in ("0.25", "0.75")]
    clip, report = dressed(*two, is_sound=True)
    assert values(clip) == {"pan": -0.5}
    assert [loss.how for loss in report.of(Outcome.dropped)] == ["a second pan"]


def test_effects_have_the_names_that_people_know():
    texts = (
        effect("affine", **{"shotcut:filter": "affineRotate"}),
        effect("qtblend", kdenlive_id="transform"),
        effect("invert"),
        effect(""),
    )
    nodes = [parse_xml(text.encode(), Path("x")) for text in texts]
    names = [effect_name(Service(node, Profile())) for node in nodes]
    assert names == ["affineRotate", "transform", "invert", "unnamed"]


def test_scales_multiply():
    assert scaled((0.5, 2.0), -1, 1) == (-0.5, 2.0)
    assert scaled(3.0, 2, 2) == (2, 2)
