import pytest

from kijkocut.interchange.fcp7_files import Files, pixel_aspect
from kijkocut.interchange.gathering import Gathering
from kijkocut.model.media import MediaKind
from kijkocut.model.ticks import Rate, Ratio
from kijkocut.testing.builders import F

RATE = "<rate><timebase>25</timebase><ntsc>FALSE</ntsc></rate>"
VIDEO = (
    "<video><samplecharacteristics><width>1280</width><height>720</height>{}"
    "</samplecharacteristics></video>"
)
SOUND = (
    "<audio><samplecharacteristics><samplerate>44100</samplerate></samplecharacteristics>"
    "<channelcount>{}</channelcount></audio>"
)


def files(xmeml, body):
    root = xmeml.node(f"<xmeml>{body}</xmeml>")
    into = Gathering(xmeml.ledger)
    return Files(root, xmeml.values, into), into, list(root.nodes())


BOTH = VIDEO.format("") + SOUND.format(2)


def a_file(path="/m/a.mov", media=BOTH, more="", key="f"):
    return (
        f'<file id="{key}"><name>a</name><pathurl>file://localhost{path}</pathurl>{RATE}'
        f"<duration>100</duration>{more}<media>{media}</media></file>"
    )


def test_a_file_is_media_with_its_streams(xmeml):
    found, into, nodes = files(xmeml, a_file())
    made = into.media[found.file(nodes[0], Rate(25)).media]
    facts = made.facts
    assert (made.path, made.name, facts.kind, facts.duration) == (
        "/m/a.mov",
        "a",
        MediaKind.video,
        100 * F,
    )
    assert (facts.video.width, facts.video.height, facts.video.rate) == (1280, 720, Rate(25))
    assert (facts.audio.channels, facts.audio.sample_rate) == (2, 44_100)


def test_an_item_may_refer_to_a_file_that_is_written_out_later(xmeml):
    found, into, nodes = files(xmeml, f'<clipitem><file id="f"/></clipitem>{a_file()}')
    assert into.media[found.of(nodes[0], Rate(25)).media].path == "/m/a.mov"


def test_an_item_without_a_file_plays_that_of_its_master_clip(xmeml):
    item = f"<video><track><clipitem>{a_file()}</clipitem></track></video>"
    clip = f'<clip id="m1"><media>{item}</media></clip>'
    found, into, nodes = files(
        xmeml, f"{clip}<clipitem><masterclipid>m1</masterclipid></clipitem><clipitem/>"
    )
    assert into.media[found.of(nodes[1], Rate(25)).media].path == "/m/a.mov"
    assert found.of(nodes[2], Rate(25)) is None
    assert into.media[found.missing("tape 4").media].path == "tape 4"


def test_the_clock_of_a_file_counts_at_its_own_rate(xmeml):
    ntsc = "<rate><timebase>30</timebase><ntsc>TRUE</ntsc></rate>"
    clock = (
        f"<timecode>{ntsc}<string>01;00;00;02</string><frame>107894</frame>"
        "<displayformat>DF</displayformat></timecode>"
    )
    body = a_file(more=clock).replace(RATE, ntsc)
    found, into, nodes = files(xmeml, body)
    facts = into.media[found.file(nodes[0], Rate(25)).media].facts
    assert facts.timecode == "01:00:00;02"
    assert found.begin(xmeml.node(clock), Rate(25)) == (
        107_894 * Rate.of(30000, 1001).frame_ticks,
        True,
    )


def test_stills_have_no_length_and_sounds_no_picture(xmeml):
    body = a_file("/m/a.png", VIDEO.format("")) + a_file("/m/b.wav", SOUND.format(1), key="g")
    found, into, nodes = files(xmeml, body)
    still, sound = (found.file(node, Rate(25)) for node in nodes)
    assert still.is_still
    assert into.media[still.media].facts.kind is MediaKind.image
    assert into.media[still.media].facts.duration == 0
    assert into.media[sound.media].facts.kind is MediaKind.audio


def test_a_file_that_says_nothing_is_known_by_its_ending(xmeml):
    body = '<file id="f"><pathurl>file:///m/x.wav</pathurl></file>'
    body += '<file id="g"><pathurl>y.mov</pathurl></file>'
    found, into, nodes = files(xmeml, body)
    sound, beside = (into.media[found.file(n, Rate(25)).media] for n in nodes)
    assert (sound.name, sound.facts.kind) == ("x.wav", MediaKind.audio)
    assert beside.path == str(xmeml.folder / "y.mov")


def test_mono_tracks_of_a_file_are_its_channels(xmeml):
    found, _, nodes = files(xmeml, a_file(media=VIDEO.format("") + SOUND.format(1) * 4))
    assert found.file(nodes[0], Rate(25)).channels == 4


@pytest.mark.parametrize(
    ("words", "aspect"),
    [
        ("<pixelaspectratio>hd-(1440x1080)</pixelaspectratio>", Ratio(4, 3)),
        ("<pixelaspectratio>hd-(1280x1080)</pixelaspectratio>", Ratio(3, 2)),
        ("<pixelaspectratio>ntsc-601</pixelaspectratio>", Ratio(10, 11)),
        (
            "<pixelaspectratio>pal-601</pixelaspectratio><anamorphic>TRUE</anamorphic>",
            Ratio(118, 81),
        ),
        ("<pixelaspectratio>square</pixelaspectratio>", Ratio(1, 1)),
        ("", Ratio(1, 1)),
    ],
)
def test_pixels_that_are_not_square(xmeml, words, aspect):
    assert pixel_aspect(xmeml.node(f"<a>{words}</a>")) == aspect


def test_a_wide_pixel_makes_a_wider_picture(xmeml):
    wide = VIDEO.format("<pixelaspectratio>hd-(960x720)</pixelaspectratio>")
    found, into, nodes = files(xmeml, a_file(media=wide))
    made = found.file(nodes[0], Rate(25))
    assert made.size == (1707, 720)
    video = into.media[made.media].facts.video
    assert (video.width, video.sample_aspect) == (1280, Ratio(4, 3))


def test_master_clips_say_names_notes_labels_and_subclips(xmeml):
    master = (
        f"<clip id='m'><name>Interview</name>{RATE}<ismasterclip>TRUE</ismasterclip>{a_file()}"
        "<logginginfo><lognote>best</lognote></logginginfo>"
        "<labels><label2>Mango</label2></labels></clip>"
    )
    part = (
        f"<clip id='s'><name>Answer</name>{RATE}<masterclipid>m</masterclipid>"
        "<subclipinfo><startoffset>10</startoffset><endoffset>40</endoffset></subclipinfo></clip>"
        f"<clip id='t'><name>Nothing</name>{RATE}<masterclipid>m</masterclipid>"
        "<subclipinfo><startoffset>90</startoffset><endoffset>40</endoffset></subclipinfo></clip>"
    )
    found, into, nodes = files(xmeml, master + part)
    for node in nodes:
        made = found.master(node, Rate(25), "bin-1")
    media = into.media[made.media]
    assert (media.name, media.note, media.colour, media.bin) == (
        "Interview",
        "best",
        "#e08a3c",
        "bin-1",
    )
    (subclip,) = media.subclips
    assert (subclip.name, subclip.source_in / F, subclip.source_out / F) == ("Answer", 10, 60)
    assert [x.what for x in xmeml.ledger.report("xml").losses] == ["subclips"]


def test_what_a_program_made_is_no_file(xmeml):
    body = '<file id="f"><name>Black Video</name><mediaSource>Slug</mediaSource></file>'
    found, into, nodes = files(xmeml, body)
    made = found.file(nodes[0], Rate(25))
    assert (made.media, made.made, made.name) == (None, "Slug", "Black Video")
    assert into.media == {}
