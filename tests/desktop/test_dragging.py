from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl

from kijkocut.desktop import dragging
from kijkocut.desktop.dragging import (
    CLIPS_TYPE,
    MEDIA_TYPE,
    Dragged,
    DragKind,
    EffectDrag,
    FilesDrag,
    GeneratorDrag,
    TitleDrag,
    TransitionDrag,
    decode,
    decode_clips,
    encode,
    encode_clips,
    put_media,
    read_media,
)
from kijkocut.edit.clipboard import copy_clips
from kijkocut.model.ids import ClipId, MediaId


@pytest.mark.parametrize(
    "dragged",
    [
        (
            Dragged(media=MediaId("m"), source_out=5, kind=DragKind.audio),
            Dragged(media=MediaId("n")),
        ),
        EffectDrag(kind="blur"),
        TransitionDrag(kind="dissolve"),
        TitleDrag(template="lower-third"),
        GeneratorDrag(kind="colour"),
    ],
)
def test_what_is_packed_is_unpacked(dragged):
    assert decode(encode(dragged)) == dragged


def test_sources_are_added_to_what_is_copied():
    data = QMimeData()
    assert read_media(data) == ()
    put_media(data, (Dragged(media=MediaId("m")),))
    assert read_media(data) == (Dragged(media=MediaId("m")),)


def test_files_come_as_urls_and_damage_is_nothing(tmp_path):
    data = QMimeData()
    assert decode(data) is None
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "a b.mov")), QUrl("https://example.org")])
    assert decode(data) == FilesDrag(paths=(Path(tmp_path / "a b.mov"),))
    data.setData(MEDIA_TYPE, b'[{"media": 3}]')
    assert decode(data) is None


def test_copied_clips_travel_as_json(film):
    copied = copy_clips(film.project, [ClipId("a"), ClipId("b")])
    data = encode_clips(copied)
    assert decode_clips(data) == copied
    assert data.text() == "take.mp4"
    data.setData(CLIPS_TYPE, b"{")
    assert decode_clips(data) is None
    assert decode_clips(QMimeData()) is None


def test_what_is_too_much_or_too_deep_is_not_read(film, monkeypatch):
    data = QMimeData()
    data.setData(CLIPS_TYPE, b'{"clips":' + b"[" * 100_000)
    assert decode_clips(data) is None
    copied = copy_clips(film.project, [ClipId("a")])
    data = encode_clips(copied)
    monkeypatch.setattr(dragging, "LARGEST_CLIPS", 100)
    assert decode_clips(data) is None
    with pytest.raises(dragging.ClipsTooLargeError):
        encode_clips(copied)
