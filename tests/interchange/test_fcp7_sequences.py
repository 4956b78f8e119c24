from kijkocut.interchange import Outcome
from kijkocut.model.ticks import Rate
from kijkocut.testing.builders import F


def only(xmeml, body, **rest):
    found = xmeml.read(body, **rest)
    return found, found.project.sequences[found.sequences[0]]


def test_canvas_clock_range_and_sound(xmeml):
    more = (
        "<in>10</in><out>60</out><timecode><string>01:00:00:00</string><frame>90000</frame>"
        "<displayformat>NDF</displayformat></timecode>"
    )
    audio = (
        "<numOutputChannels>1</numOutputChannels><format><samplecharacteristics>"
        "<samplerate>44100</samplerate></samplecharacteristics></format>"
    )
    _, made = only(xmeml, xmeml.sequence(audio=audio, more=more, name="Cut"))
    assert (made.name, made.width, made.height, made.rate) == ("Cut", 1920, 1080, Rate(25))
    assert (made.start_timecode, made.range_in, made.range_out) == (90_000 * F, 10 * F, 60 * F)
    assert (made.sample_rate, made.channels, made.drop_frame) == (44_100, 1, False)


def test_drop_frame_timecode(xmeml):
    ntsc = "<rate><timebase>30</timebase><ntsc>TRUE</ntsc></rate>"
    clock = (
        f"<timecode>{ntsc}<string>00;01;00;02</string><displayformat>DF</displayformat></timecode>"
    )
    text = xmeml.sequence(more=clock).replace(
        "<rate><timebase>25</timebase><ntsc>FALSE</ntsc></rate>", ntsc, 1
    )
    _, made = only(xmeml, text)
    assert made.drop_frame
    assert made.start_timecode == 1800 * Rate.of(30000, 1001).frame_ticks


def test_tracks_keep_names_and_switches(xmeml):
    tracks = (
        '<track MZ.TrackName="Titles"><enabled>FALSE</enabled><locked>TRUE</locked></track>'
        "<track><name>Over</name></track><track/>"
    )
    found, made = only(xmeml, xmeml.sequence(tracks, "<track><enabled>FALSE</enabled></track>"))
    rows = [found.project.tracks[key] for key in made.tracks]
    assert [(t.name, t.is_locked, t.is_hidden, t.is_muted) for t in rows] == [
        ("Titles", True, True, False),
        ("Over", False, False, False),
        ("V3", False, False, False),
        ("A1", False, False, True),
    ]


def test_linked_items_are_linked_over_several_steps(xmeml):
    def link(*keys):
        return "".join(f"<link><linkclipref>{key}</linkclipref></link>" for key in keys)

    video = f"<track>{xmeml.clip((0, 50, 0), link('a'), key='v')}</track>"
    audio = f"<track>{xmeml.clip((0, 50, 0), link('b'), key='a')}</track>"
    audio += f"<track>{xmeml.clip((50, 90, 0), link('gone'), key='b')}</track>"
    found, made = only(xmeml, xmeml.sequence(video, audio))
    links = {c.link for key in made.tracks for c in found.project.lane(key)}
    assert len(links) == 1
    assert None not in links


def test_markers_and_chapters(xmeml):
    mark = "<marker><name>{}</name><comment>{}</comment><in>{}</in><out>{}</out></marker>"
    more = mark.format("a", "note", 5, 10) + mark.format("b", "&lt;CHAPTER&gt;", 20, -1)
    found, _ = only(xmeml, xmeml.sequence(more=more))
    first, second = sorted(found.project.markers.values(), key=lambda m: m.at)
    assert (first.at / F, first.duration / F, first.note, first.is_chapter) == (5, 5, "note", False)
    assert (second.at / F, second.duration, second.note, second.is_chapter) == (20, 0, "", True)


def test_a_canvas_that_nobody_says_is_that_of_the_first_clip(xmeml):
    text = xmeml.sequence(f"<track>{xmeml.clip((0, 25, 0))}</track>")
    text = text.replace("<width>1920</width><height>1080</height>", "")
    found, made = only(xmeml, text)
    assert (made.width, made.height) == (1920, 1080)
    assert "canvas" in [x.what for x in found.report.of(Outcome.approximated)]


def test_fields_and_wide_pixels_are_told(xmeml):
    kind = (
        "<width>1440</width><height>1080</height><fielddominance>upper</fielddominance>"
        "<pixelaspectratio>hd-(1440x1080)</pixelaspectratio>"
    )
    text = xmeml.sequence().replace("<width>1920</width><height>1080</height>", kind)
    found, made = only(xmeml, text)
    assert made.width == 1920
    assert {x.what for x in found.report.losses} >= {"fields", "pixels not square"}


def test_resolves_scale_is_of_the_fitted_picture(xmeml):
    small = (
        '<clip id="b"><file id="B"><pathurl>file:///m/B.mov</pathurl><media><video>'
        "<samplecharacteristics><width>960</width><height>540</height></samplecharacteristics>"
        "</video></media></file></clip>"
    )
    item = xmeml.clip((0, 25, 0)).replace('"A"', '"B"')
    for name, scale in (("T (Resolve)", []), ("T", [(0.5, 0.5)])):
        found = xmeml.read(small + xmeml.sequence(f"<track>{item}</track>", name=name))
        (clip,) = xmeml.clips(found)
        assert [p.value for p in clip.params] == scale


def test_a_browser_without_a_sequence_becomes_one(xmeml):
    found, made = only(xmeml, "")
    assert made.name == "x"
    (picture,), (sound,) = (xmeml.clips(found, track) for track in (0, 1))
    assert picture.duration == sound.duration == 1000 * F
    assert picture.link == sound.link is not None
    assert "clips outside sequences" in [x.what for x in found.report.of(Outcome.approximated)]
