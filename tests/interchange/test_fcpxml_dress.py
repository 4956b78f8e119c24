from fractions import Fraction

from kijkocut.interchange.fcpxml_dress import picture_dress, sound_dress
from kijkocut.interchange.report import Ledger
from kijkocut.interchange.xml_tree import parse_xml
from kijkocut.model.params import Easing
from kijkocut.testing.builders import F, a_project


def dressed(tmp_path, body, dress=picture_dress, *more):
    node = parse_xml(f"<asset-clip>{body}</asset-clip>".encode(), tmp_path / "x")
    node.is_read = True
    ledger = Ledger()
    clip = a_project().with_clip("a", "v1", 0, 100).build().clip("a")
    made = dress(node, clip, Fraction(2), *more, ledger)
    return made, ledger.report("x"), [n.tag for n, _ in node.unread()]


def test_keyframes_count_from_the_clips_start(tmp_path):
    body = (
        '<adjust-transform><param name="rotation"><keyframeAnimation>'
        '<keyframe time="2s" value="10" interp="easeIn"/><keyframe time="3s" value="20"/>'
        "</keyframeAnimation></param></adjust-transform>"
    )
    clip, _, unread = dressed(tmp_path, body, picture_dress, (1080, 1.0))
    (param,) = clip.params
    assert [(k.at, k.value, k.easing) for k in param.keys] == [
        (0, -10.0, Easing.sine_in),
        (25 * F, -20.0, Easing.linear),
    ]
    assert unread == []


def test_plain_values_are_no_parameters(tmp_path):
    body = '<adjust-transform position="0 0" scale="1 1"/><adjust-blend amount="1.0"/>'
    assert dressed(tmp_path, body, picture_dress, (1080, 1.0))[0].params == ()
    assert dressed(tmp_path, '<adjust-volume amount="0dB"/>', sound_dress)[0].params == ()


def test_what_is_off_or_odd_is_named(tmp_path):
    body = (
        '<adjust-transform enabled="0" scale="3 3"/>'
        '<adjust-crop mode="pan"><pan-rect/></adjust-crop>'
        '<adjust-blend amount="nix" mode="4"/>'
    )
    clip, report, unread = dressed(tmp_path, body, picture_dress, (1080, 1.0))
    assert clip.params == ()
    assert [loss.what for loss in report.losses] == [
        "<adjust-transform> that is switched off",
        "moves over a picture",
        "values",
        "blend modes",
    ]
    assert unread == []
