import pytest

from kijkocut.interchange import Outcome, read
from kijkocut.interchange.cues import MILLI
from kijkocut.interchange.errors import UnreadableFileError

HEAD = (
    '<tt xmlns="http://www.w3.org/ns/ttml" xmlns:ttp="http://www.w3.org/ns/ttml#parameter"'
    ' xmlns:tts="http://www.w3.org/ns/ttml#styling" xmlns:ttm="http://www.w3.org/ns/ttml#metadata"'
    ' xml:lang="nl" ttp:frameRate="25" %s>'
)


def found_in(tmp_path, body, attributes="", head=""):
    text = f"{HEAD % attributes}\n<head>{head}</head>\n<body>{body}</body></tt>"
    (tmp_path / "x.ttml").write_text(text)
    return read(tmp_path / "x.ttml")


def lines(found):
    return [
        (c.start // MILLI, c.end // MILLI, c.source.text, c.source.speaker)
        for track in found.project.sequence_tracks("seq-1")
        for c in found.project.lane(track.id)
    ]


def lost(found):
    return [x.what for x in found.report.losses if x.outcome is not Outcome.kept]


def test_lines_times_and_breaks(tmp_path):
    body = '<div><p begin="1s" end="00:00:02.500"> Hi\n  there<br/>you </p>'
    body += '<p begin="75f" dur="1s">B</p></div>'
    found = found_in(tmp_path, body)
    assert lines(found) == [(1000, 2500, "Hi there\nyou", ""), (3000, 4000, "B", "")]
    assert {t.language for t in found.project.tracks.values()} == {"nl"}
    assert lost(found) == []


def test_times_count_from_what_is_around(tmp_path):
    body = (
        '<div begin="10s" end="20s"><p begin="1s" end="30s">A</p></div>'
        '<div begin="30s" timeContainer="seq"><p dur="1s">B</p><p dur="2s">C</p></div>'
    )
    assert lines(found_in(tmp_path, body)) == [
        (11_000, 20_000, "A", ""),
        (30_000, 31_000, "B", ""),
        (31_000, 33_000, "C", ""),
    ]


def test_spans_with_times_stand_apart(tmp_path):
    body = '<div><p begin="1s" end="4s">A<span begin="1s" end="2s">B</span></p></div>'
    assert [line[:3] for line in lines(found_in(tmp_path, body))] == [
        (1000, 4000, "A"),
        (2000, 3000, "B"),
    ]


def test_speakers_and_styles(tmp_path):
    head = (
        '<metadata><ttm:agent xml:id="a" type="person"><ttm:name type="full">Eva</ttm:name>'
        '</ttm:agent></metadata><styling><style xml:id="s" tts:color="yellow"/></styling>'
        '<layout><region xml:id="top"/></layout>'
    )
    body = (
        '<div style="s"><p begin="1s" end="2s" ttm:agent="a">A</p><p begin="2s" end="3s"><span'
        ' tts:fontStyle="italic">B</span></p><p begin="3s" end="4s" tts:color="red">C</p></div>'
    )
    found = found_in(tmp_path, body, head=head)
    assert [line[3] for line in lines(found)] == ["Eva", "", ""]
    (track,) = found.project.tracks.values()
    assert track.caption_style.colour == (1, 1, 0, 1)
    assert lost(found) == ["styles", "style", "regions", "styles inside lines"]


def test_what_is_unknown_is_named(tmp_path):
    body = '<div><image/><p begin="1s" end="2s" tts:opacity="0.5">A</p><p>B</p></div>'
    found = found_in(tmp_path, body)
    assert lost(found) == ["cues", "<image>", "tts:opacity of <p>"]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ('<div>\n<p begin="nix" end="2s">A</p></div>', "line 4: begin: "),
        ('<div>\n<p begin="1s" end="2s">A</div>', "line 4: it is no well-formed XML"),
    ],
)
def test_damage_is_located(tmp_path, body, words):
    with pytest.raises(UnreadableFileError, match=words):
        found_in(tmp_path, body)


def test_other_files_are_refused(tmp_path):
    (tmp_path / "x.ttml").write_text("<tt/>")
    with pytest.raises(UnreadableFileError, match=r"line 1: .*no <tt>"):
        read(tmp_path / "x.ttml")
    with pytest.raises(UnreadableFileError, match="frame or tick rate"):
        found_in(tmp_path, "", 'ttp:tickRate="x"')
