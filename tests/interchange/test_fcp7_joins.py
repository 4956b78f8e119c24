import pytest

from kijkocut.interchange.fcp7_joins import Kind, transition_effect
from kijkocut.interchange.xml_text import Made, xml_text
from kijkocut.model.clip import Transition
from kijkocut.model.params import Param
from kijkocut.model.sequence import TrackKind

VIDEO, AUDIO = TrackKind.video, TrackKind.audio


def back(xmeml, over, kind=VIDEO):
    effect, is_known = transition_effect(over, kind)
    node = xmeml.node(xml_text(Made("transitionitem", effect)))
    found = Kind(node, kind, xmeml.values)
    return Transition(kind=found.name, before=1, after=1, params=found.params), is_known


def over(kind, **params):
    made = tuple(Param(name=name, value=value) for name, value in params.items())
    return Transition(kind=kind, before=1, after=1, params=made)


@pytest.mark.parametrize(
    "one",
    [
        over("dissolve"),
        over("additive_dissolve"),
        over("dip_to_colour"),
        over("dip_to_colour", colour=(1.0, 1.0, 1.0)),
        over("wipe"),
        over("wipe", angle=90.0),
        over("wipe", angle=180.0),
        over("wipe", angle=270.0),
        over("iris"),
        over("iris", shape="diamond"),
        over("push"),
        over("page_turn"),
        over("cross_zoom"),
    ],
)
def test_transitions_with_a_name_there_come_back(xmeml, one):
    assert back(xmeml, one) == (one, True)


def test_sounds_fade_at_constant_power_or_gain(xmeml):
    for kind in ("crossfade", "crossfade_gain"):
        assert back(xmeml, over(kind), AUDIO) == (over(kind), True)


def test_what_is_unknown_becomes_a_dissolve_and_is_told(xmeml):
    assert back(xmeml, over("swirl")) == (over("dissolve"), False)
    node = xmeml.node(
        "<transitionitem><effect><name>Star Wars</name><effectid>X9</effectid></effect>"
        "</transitionitem>"
    )
    assert Kind(node, VIDEO, xmeml.values).name == "dissolve"
    assert [loss.what for loss in xmeml.ledger.report("xml").losses] == [
        "transitions of the kind Star Wars"
    ]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Dip to White", over("dip_to_colour", colour=(1.0, 1.0, 1.0))),
        ("Dip to Black", over("dip_to_colour")),
        ("Iris Box", over("iris", shape="box")),
        ("Film Dissolve", over("dissolve")),
        ("Push", over("push")),
    ],
)
def test_premieres_names(xmeml, name, kind):
    text = f"<transitionitem><effect><name>{name}</name><effectid>{name}</effectid></effect>"
    found = Kind(xmeml.node(text + "</transitionitem>"), VIDEO, xmeml.values)
    assert (found.name, found.params) == (kind.kind, kind.params)


def test_a_part_of_a_transition_and_a_bent_wipe_are_told(xmeml):
    text = (
        "<transitionitem><effect><effectid>Edge Wipe</effectid><wipecode>21</wipecode>"
        "<startratio>0.3</startratio><endratio>1</endratio></effect></transitionitem>"
    )
    Kind(xmeml.node(text), VIDEO, xmeml.values)
    found = {loss.what for loss in xmeml.ledger.report("xml").losses}
    assert found == {"parts of transitions", "wipe 21"}
