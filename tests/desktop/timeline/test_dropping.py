import pytest
from msgspec.structs import replace
from PySide6.QtCore import QMimeData, QPoint, Qt

from kijkocut.desktop.dragging import (
    EFFECT_TYPE,
    Dragged,
    DragKind,
    EffectDrag,
    GeneratorDrag,
    TitleDrag,
    TransitionDrag,
    encode,
)
from kijkocut.edit.commands.delete_track import DeleteTrack
from kijkocut.edit.commands.nest_clips import NestClips
from kijkocut.model.clip import AdjustmentSource, SequenceSource, TitleSource
from kijkocut.model.ids import ClipId, SequenceId
from kijkocut.model.sequence import TrackKind

A, B = ClipId("a"), ClipId("b")
ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def take(film):
    (media,) = film.project.media
    frame = film.sequence.rate.frame_ticks

    def of(kind=DragKind.both, frames=10):
        return Dragged(media=media, source_in=5 * frame, source_out=(5 + frames) * frame, kind=kind)

    return of


def by_track(film, name):
    frame = film.sequence.rate.frame_ticks
    track = next(t for t in film.project.tracks.values() if t.name == name)
    return [(c.start // frame, c.end // frame) for c in film.project.lane(track.id)]


def test_media_overwrites_with_its_sound_and_a_ghost(film, hand, take):
    data = encode((take(), take(frames=5)))
    assert hand.over(data, hand.spot(60, "V1"))
    ghost = hand.canvas.ghost
    assert ghost.hint == "Overwrite"
    assert len(ghost.project.places) > len(film.project.places)
    hand.drop(data, hand.spot(60, "V1"))
    assert by_track(film, "V1") == [(0, 40), (40, 60), (60, 70), (70, 75), (75, 80)]
    assert by_track(film, "A1") == by_track(film, "V1")
    assert len(film.selection) >= 4
    film.undo()
    assert by_track(film, "V1") == [(0, 40), (40, 80)]


def test_with_ctrl_it_inserts_and_one_half_alone_too(film, hand, take):
    hand.drop(encode((take(DragKind.video),)), hand.spot(41, "V1"), CTRL)
    assert by_track(film, "V1") == [(0, 40), (40, 50), (50, 90)], "caught by the cut"
    assert by_track(film, "A1") == [(0, 40), (50, 90)]
    film.undo()
    hand.drop(encode((take(DragKind.audio),)), hand.spot(100, "V1"))
    assert by_track(film, "V1") == [(0, 40), (40, 80)]
    assert by_track(film, "A1")[-1] == (100, 110)


def test_with_alt_it_goes_into_the_clip_that_is_there(film, hand, take):
    frame = film.sequence.rate.frame_ticks
    data = encode((replace(take(), source_in=2 * frame),))
    hand.over(data, hand.spot(60, "V1"), ALT)
    assert hand.canvas.ghost.hint == "Replace"
    hand.drop(data, hand.spot(60, "V1"), ALT)
    assert by_track(film, "V1") == [(0, 40), (40, 80)]
    assert film.project.clip(B).source_in == 2 * frame


def test_a_missing_track_is_added(film, hand, take):
    for track in [t.id for t in film.project.tracks.values() if t.kind is TrackKind.audio]:
        film.run(DeleteTrack(track=track))
    hand.drop(encode((take(), take())), hand.spot(100, "V1"))
    (track,) = (t for t in film.project.tracks.values() if t.kind is TrackKind.audio)
    assert len(film.project.lane(track.id)) == 2


def test_a_sequence_is_nested(film, hand):
    film.run(NestClips(clips=(B,), id=SequenceId("inner")))
    hand.drop(encode((Dragged(sequence=SequenceId("inner")),)), hand.spot(100, "V1"))
    sources = [c.source for c in film.selected_clips]
    assert SequenceSource(sequence=SequenceId("inner")) in sources
    revision = film.work.session.revision
    hand.drop(encode((Dragged(sequence=film.sequence.id),)), hand.spot(150, "V1"))
    assert film.work.session.revision == revision, "not into itself"


def test_titles_generators_and_adjustments(film, hand):
    name = film.studio.title_templates()[0].name
    hand.drop(encode(TitleDrag(template=name)), hand.spot(100, "V1"))
    (title,) = film.selected_clips
    assert isinstance(title.source, TitleSource)
    hand.drop(encode(GeneratorDrag(kind="adjustment")), hand.spot(0, "V1"))
    assert isinstance(film.selected_clips[0].source, AdjustmentSource)
    hand.drop(encode(GeneratorDrag(kind="tone")), hand.spot(0, "V1"))
    (tone,) = film.selected_clips
    assert film.project.tracks[tone.track].kind is TrackKind.audio


def test_effects_go_onto_clips_and_tracks(film, hand):
    kind = film.studio.catalogue.kinds("effect")[0]
    hand.drop(encode(EffectDrag(kind=kind)), hand.spot(20, "V1"))
    assert [e.kind for e in film.project.clip(A).effects] == [kind]
    hand.drop(encode(EffectDrag(kind=kind)), hand.spot(100, "V1"))
    track = film.project.clip(A).track
    assert [e.kind for e in film.project.tracks[track].effects] == [kind]
    hand.over(encode(EffectDrag(kind=kind)), hand.spot(20, "A1"))
    assert hand.canvas.ghost.refusal, "no picture effect on sound"


def test_transitions_go_onto_the_nearest_cut(film, hand):
    data = encode(TransitionDrag(kind="dissolve"))
    hand.over(data, hand.spot(38, "V1"))
    assert hand.canvas.ghost.snapped_at == 40 * film.sequence.rate.frame_ticks
    hand.drop(data, hand.spot(38, "V1"))
    assert film.project.clip(B).transition.kind == "dissolve"
    hand.over(data, hand.spot(150, "V1"))
    assert hand.canvas.ghost.hint == "Drop it on a cut"


def test_what_is_not_for_the_timeline_is_left_alone(film, hand):
    text = QMimeData()
    text.setText("hello")
    assert not hand.over(text, QPoint(100, 40))
    broken = QMimeData()
    broken.setData(EFFECT_TYPE, b"{")
    assert not hand.over(broken, QPoint(100, 40))
    film.close()
    assert not hand.over(encode(EffectDrag(kind="blur")), QPoint(100, 40))


def test_with_ctrl_and_alt_it_is_another_take_of_the_clip(film, hand, take):
    frame = film.sequence.rate.frame_ticks
    data = encode((replace(take(), source_in=2 * frame), replace(take(), source_in=3 * frame)))
    chosen = film.selection
    hand.over(data, hand.spot(60, "V1"), CTRL | ALT)
    assert hand.canvas.ghost.hint == "Add as take"
    assert hand.canvas.ghost.touched >= {B}
    hand.drop(data, hand.spot(60, "V1"), CTRL | ALT)
    clip = film.project.clip(B)
    assert by_track(film, "V1") == [(0, 40), (40, 80)]
    assert clip.source_in == 5 * frame, "it goes on showing what it showed"
    assert [t.source_in // frame for t in clip.takes] == [2, 3]
    assert film.selection == chosen
    sound = next(c for c in map(film.project.clip, film.project.clips_together(clip)) if c != clip)
    assert [t.source_in // frame for t in sound.takes] == [2, 3]
    film.undo()
    assert film.project.clip(B).takes == ()


def test_titles_are_no_takes(film, hand):
    name = film.studio.title_templates()[0].name
    before = film.project
    hand.drop(encode(TitleDrag(template=name)), hand.spot(60, "V1"), CTRL | ALT)
    assert film.project is before
