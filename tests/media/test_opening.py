"""A file may name other files; none of them is ever opened."""

from pathlib import Path

import pytest

from kijkocut.media import MediaError, MediaPool
from kijkocut.model.media import MediaKind
from kijkocut.synth import (
    Footage,
    read_frame_number,
    write_footage,
    write_numbered_stills,
    write_still,
)

SMALL = Footage(width=64, height=36, frames=10)


@pytest.fixture
def victim(tmp_path: Path) -> Path:
    """A perfectly good clip that no list may reach."""
    return write_footage(tmp_path / "victim.mp4", SMALL)


LISTS = {
    "list.ffconcat": "ffconcat version 1.0\nfile victim.mp4\n",
    "list.txt": "ffconcat version 1.0\nfile 'victim.mp4'\n",
    "clip.mp4": "ffconcat version 1.0\nfile victim.mp4\n",
    "list.m3u8": "#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\nvictim.mp4\n#EXT-X-ENDLIST\n",
    "clip.mkv": "#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\nvictim.mp4\n#EXT-X-ENDLIST\n",
    "manifest.mpd": '<?xml version="1.0"?><MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static"'
    ' mediaPresentationDuration="PT1S"><Period><AdaptationSet mimeType="video/mp4">'
    '<Representation id="1" bandwidth="1000"><BaseURL>victim.mp4</BaseURL></Representation>'
    "</AdaptationSet></Period></MPD>",
    "call.sdp": "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\n"
    "m=video 5004 RTP/AVP 96\na=rtpmap:96 H264/90000\n",
    "play.pls": "[playlist]\nFile1=victim.mp4\nNumberOfEntries=1\n",
    "smooth.ism": '<SmoothStreamingMedia MajorVersion="2"><StreamIndex Url="victim.mp4"/>'
    "</SmoothStreamingMedia>",
    "image.svg": '<svg xmlns="http://www.w3.org/2000/svg"><image href="victim.mp4"/></svg>',
}


@pytest.mark.parametrize("name", LISTS)
def test_lists_and_playlists_are_refused(
    name: str, victim: Path, pool: MediaPool, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_text(LISTS[name])
    with pytest.raises(MediaError):
        pool.probe(path)
    assert pool.probe(victim).video is not None


def test_a_name_that_is_a_pattern_is_only_a_name(pool: MediaPool, tmp_path: Path) -> None:
    write_numbered_stills(
        tmp_path, "img", Footage(width=64, height=36, codec="png", pixel_format="rgb24", frames=4)
    )
    for name in ("img%04d.png", "img*.png", "img[0-9].png"):
        path = write_still(
            tmp_path / "one.png",
            Footage(width=64, height=36, codec="png", pixel_format="rgb24", first_number=99),
        ).rename(tmp_path / name)
        facts = pool.probe(path)
        assert facts.kind is MediaKind.image
        reader = pool.video(path, facts)
        with reader.frame_at(0) as frame:
            assert read_frame_number(frame.planes[0]) == 99
        reader.close()


def test_a_pattern_without_a_file_of_that_name_is_missing(pool: MediaPool, tmp_path: Path) -> None:
    write_numbered_stills(
        tmp_path, "img", Footage(width=64, height=36, codec="png", pixel_format="rgb24", frames=4)
    )
    with pytest.raises(MediaError):
        pool.probe(tmp_path / "img%04d.png")
    with pytest.raises(MediaError):
        pool.probe("concat:" + str(tmp_path / "img0001.png"))


@pytest.mark.parametrize(
    "name",
    [
        "clip with spaces.mp4",
        "\u05d0\u05d1\u05d2 \u202eclip.mp4",
        "\U0001f3ac.mp4",
        "a:b.mp4",
        "100%.mp4",
        "file:x.mp4",
        "-y.mp4",
        "x" * 240 + ".mp4",
    ],
)
def test_odd_names_are_only_names(name: str, victim: Path, pool: MediaPool) -> None:
    path = victim.rename(victim.parent / name)
    assert pool.probe(path).video is not None
