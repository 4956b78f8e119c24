from kijkocut.interchange import Outcome
from kijkocut.model.clip import (
    AdjustmentSource,
    BlendMode,
    GeneratorSource,
    MediaSource,
    SequenceSource,
    TitleSource,
)
from kijkocut.model.ticks import Ratio
from kijkocut.testing.builders import F


def one(xmeml, item):
    found = xmeml.read(xmeml.sequence(f"<track>{item}</track>"))
    (clip,) = xmeml.clips(found)
    return clip


def lost(xmeml, item):
    found = xmeml.read(xmeml.sequence(f"<track>{item}</track>"))
    return {
        loss.what for loss in found.report.losses if loss.outcome is not Outcome.kept
    }, xmeml.clips(found)


def test_a_clip_plays_its_file_from_its_in_point(xmeml):
    more = "<enabled>FALSE</enabled><compositemode>Hard Light</compositemode>"
    clip = one(xmeml, xmeml.clip((10, 60, 30), more + "<labels><label2>Rose</label2></labels>"))
    assert isinstance(clip.source, MediaSource)
    assert (clip.start / F, clip.end / F, clip.source_in / F) == (10, 60, 30)
    assert (clip.name, clip.is_enabled, clip.colour) == ("A", False, "red")
    assert clip.blend is BlendMode.hard_light


def test_premieres_ticks_say_the_in_point_more_finely(xmeml):
    fine = 30 * 254_016_000_000 // 25 + 360 * 99
    clip = one(xmeml, xmeml.clip((0, 50, 30), f"<pproTicksIn>{fine}</pproTicksIn>"))
    assert clip.source_in == 30 * F + 99
    far = one(xmeml, xmeml.clip((0, 50, 30), "<pproTicksIn>0</pproTicksIn>"))
    assert far.source_in == 30 * F


def test_a_subclip_counts_from_its_own_start(xmeml):
    info = "<subclipinfo><startoffset>100</startoffset></subclipinfo>"
    assert one(xmeml, xmeml.clip((0, 50, 30), info)).source_in == 130 * F


def test_markers_keep_their_place_in_the_file(xmeml):
    mark = (
        "<marker><name>M</name><comment>why</comment><in>40</in><out>45</out>"
        "<pproColor>4281740498</pproColor></marker>"
    )
    (made,) = one(xmeml, xmeml.clip((0, 50, 30), mark)).markers
    assert (made.at / F, made.duration / F, made.name, made.note, made.colour) == (
        40,
        5,
        "M",
        "why",
        "red",
    )


def test_speeds(xmeml):
    remap = (
        "<filter><effect><effectid>timeremap</effectid><parameter><parameterid>speed</parameterid>"
        "<value>50</value></parameter></effect></filter>"
    )
    clip = one(xmeml, xmeml.clip((0, 50, 60), remap))
    assert (clip.source_in / F, clip.retime.speed) == (30, Ratio(1, 2))
    frozen = one(xmeml, xmeml.clip((0, 50, 60), "<stillframe>TRUE</stillframe>"))
    assert (frozen.source_in / F, frozen.retime.speed) == (60, Ratio(0))


def test_generators_titles_and_adjustments(xmeml):
    times = "<start>0</start><end>25</end><in>0</in><out>25</out>"
    effect = "<effect><effectid>Color</effectid></effect>"
    colour = one(xmeml, f"<generatoritem><name>C</name>{times}{effect}</generatoritem>")
    assert isinstance(colour.source, GeneratorSource)
    slug = one(xmeml, f"<generatoritem><name>Slug</name>{times}</generatoritem>")
    assert isinstance(slug.source, GeneratorSource)
    text = "<effect><effectid>Text</effectid></effect>"
    title = one(xmeml, f"<generatoritem><name>T</name>{times}{text}</generatoritem>")
    assert isinstance(title.source, TitleSource)
    layer = one(xmeml, xmeml.clip((0, 25, 0), "<adjustmentlayer>TRUE</adjustmentlayer>"))
    assert isinstance(layer.source, AdjustmentSource)


def test_a_nest_of_a_sequence_that_is_written_out_elsewhere(xmeml):
    inner = xmeml.sequence(f"<track>{xmeml.clip((0, 50, 0))}</track>", name="Inner", key="in")
    nest = xmeml.clip((0, 25, 10), '<sequence id="in"/>', file=False)
    found = xmeml.read(xmeml.sequence(f"<track>{nest}</track>") + inner)
    (clip,) = xmeml.clips(found)
    assert isinstance(clip.source, SequenceSource)
    assert found.project.sequences[clip.source.sequence].name == "Inner"
    assert clip.source_in == 10 * F


def test_a_sequence_never_contains_itself(xmeml):
    nest = xmeml.clip((0, 25, 0), '<sequence id="s1"/>', file=False)
    found = xmeml.read(xmeml.sequence(f"<track>{nest}</track>"))
    assert xmeml.clips(found) == []
    assert [x.what for x in found.report.of(Outcome.dropped)] == ["clips"]


def test_a_clip_without_a_file_is_known_by_name(xmeml):
    what, (clip,) = lost(xmeml, xmeml.clip((0, 25, 0), file=False))
    assert what == {"clips without a file"}
    assert isinstance(clip.source, MediaSource)


def test_the_angle_that_is_shown_of_a_multiclip(xmeml):
    angle = '<angle>{}<clip id="x"><file id="{}"/></clip></angle>'
    other = '<file id="B"><pathurl>file:///m/B.mov</pathurl></file>'
    multi = (
        "<multiclip>"
        + angle.format("", "B")
        + angle.format("<activevideoangle>TRUE</activevideoangle>", "A")
        + "</multiclip>"
    )
    found = xmeml.read(
        f"<clip id='b'>{other}</clip>"
        + xmeml.sequence(f"<track>{xmeml.clip((0, 25, 0), multi, file=False)}</track>")
    )
    (clip,) = xmeml.clips(found)
    assert found.project.media[clip.source.media].path == "/m/A.mov"


def test_filters_that_are_unknown_or_off_are_told(xmeml):
    blur = "<filter>{}<effect><name>Blur</name><effectid>b</effectid>{}</effect></filter>"
    what, _ = lost(xmeml, xmeml.clip((0, 25, 0), blur.format("", "")))
    assert what == {"filter Blur"}
    what, _ = lost(xmeml, xmeml.clip((0, 25, 0), blur.format("<enabled>FALSE</enabled>", "")))
    assert what == {"filters that are switched off"}
    motion = blur.format("<enabled>FALSE</enabled>", "<effecttype>motion</effecttype>")
    assert lost(xmeml, xmeml.clip((0, 25, 0), motion))[0] == set()


def test_points_that_ask_for_another_speed_without_one(xmeml):
    item = xmeml.clip((0, 50, 0)).replace("<out>50</out>", "<out>100</out>")
    what, (clip,) = lost(xmeml, item)
    assert what == {"in and out points that ask for another speed"}
    assert clip.retime.is_plain


def test_points_that_count_frames_of_the_sequence_whatever_the_item_says(xmeml):
    item = xmeml.clip((0, 50, 100)).replace("<timebase>25", "<timebase>50")
    assert one(xmeml, item).source_in == 100 * F
    real = item.replace("<out>150</out>", "<out>200</out>")
    assert one(xmeml, real).source_in == 50 * F


def test_resolve_counts_from_cut_to_cut(xmeml):
    over = "<transitionitem><start>40</start><end>60</end><alignment>center</alignment>"
    for first, last, source_in in ((30, 80, 30), (30, 90, 40)):
        right = (
            f'<clipitem id="b"><name>B</name><start>-1</start><end>100</end><in>{first}</in>'
            f'<out>{last}</out><file id="A"/></clipitem>'
        )
        left = xmeml.clip((0, -1, 0)).replace("<out>100</out>", f"<out>{last - first}</out>")
        track = f"<track>{left}{over}</transitionitem>{right}</track>"
        _, clip = xmeml.clips(xmeml.read(xmeml.sequence(track)))
        assert (clip.start / F, clip.source_in / F) == (50, source_in)
