from PySide6.QtWidgets import QCheckBox

from kijkocut.edit.commands.add_effect import AddEffect
from kijkocut.edit.commands.add_sequence import AddSequence
from kijkocut.edit.commands.set_param import SetParam
from kijkocut.edit.edges import Side
from kijkocut.model.ids import ClipId
from kijkocut.model.ticks import Rate

A, B = ClipId("a"), ClipId("b")


def test_ripple_delete_closes_the_gap(do, film):
    film.select([A])
    do("edit.ripple_delete")
    assert film.project.clip(B).start == 0
    do("edit.undo")
    assert film.project.clip(A).start == 0


def test_delete_takes_the_sound_along_unless_picked_out(do, film):
    film.select([A])
    do("edit.delete")
    assert set(film.project.places) == {"b", "b-audio"}
    film.select([B], is_alone=True)
    do("edit.delete")
    assert set(film.project.places) == {"b-audio"}


def test_clips_travel_over_the_clipboard(do, film, frames):
    film.select(film.project.clips_together(film.project.clip(A)))
    do("edit.copy")
    film.move_playhead(80 * film.sequence.rate.frame_ticks)
    do("edit.paste")
    assert sorted(frames(c.id) for c in film.selected_clips) == [(80, 120), (80, 120)]
    assert film.playhead == 120 * film.sequence.rate.frame_ticks
    film.move_playhead(0)
    do("edit.paste_insert")
    assert frames("a") == (40, 80)
    film.select([A, "a-audio"])
    do("edit.cut")
    assert A not in film.project.places
    assert film.work.session.history.steps[film.work.session.history.cursor].label == "Cut"


def test_duplicate_makes_room(do, film, frames):
    film.select([A, "a-audio"])
    do("edit.duplicate")
    assert frames("b") == (80, 120)
    assert sorted(frames(c.id) for c in film.selected_clips) == [(40, 80), (40, 80)]


def test_attributes_are_pasted(do, film, dialog):
    film.run(SetParam(clip=A, name="opacity", value=0.5))
    film.select([A])
    do("edit.copy")
    film.select([B])
    boxes = []
    dialog(lambda form: boxes.extend(form.findChildren(QCheckBox)))
    do("edit.paste_attributes")
    assert [p.value for p in film.project.clip(B).params] == [0.5]
    assert len(boxes) > 8


def test_selecting_by_place(do, film):
    frame = film.sequence.rate.frame_ticks
    do("edit.select_all")
    assert film.selection == set(film.project.places)
    do("edit.select_none")
    film.move_playhead(50 * frame)
    do("edit.select_at_playhead")
    assert film.selection == {"b", "b-audio"}
    do("edit.select_backward")
    assert film.selection == set(film.project.places)
    do("edit.select_forward")
    assert film.selection == {"b", "b-audio"}
    film.select([B])
    do("edit.select_track")
    assert film.selection == {"a", "b"}


def test_an_edit_point_is_selected_and_its_ends_by_turns(do, film):
    film.move_playhead(45 * film.sequence.rate.frame_ticks)
    both = {(A, Side.tail), (B, Side.head)}
    do("edit.select_edit_point")
    assert film.selected_edges == both
    do("edit.select_edit_point")
    do("edit.select_edit_point")
    assert film.selected_edges == {(B, Side.head)}
    do("edit.select_edit_point")
    assert film.selected_edges == both


def test_effects_are_pasted_without_asking(do, film):
    film.run(AddEffect(clip=A, kind="twirl"))
    film.select([A])
    do("edit.copy")
    film.select([B])
    do("edit.paste_effects")
    assert [effect.kind for effect in film.project.clip(B).effects] == ["twirl"]


def test_edit_points_of_all_tracks_are_selected(do, film):
    film.move_playhead(45 * film.sequence.rate.frame_ticks)
    do("edit.select_edit_points")
    assert film.selected_edges == {(A, Side.tail), (B, Side.head)}


def test_clips_travel_to_another_project_with_their_media(do, film, footage, tmp_path):
    film.select(film.project.clips_together(film.project.clip(A)))
    do("edit.copy")
    other = AddSequence(name="Other", width=64, height=36, rate=Rate(50), id="main")
    film.show(film.studio.create(tmp_path / "other.kijko", first=other))
    assert not film.project.media
    do("edit.paste")
    (media,) = film.project.media.values()
    assert media.path == str(footage)
    frame = film.sequence.rate.frame_ticks
    assert [(c.start, c.end // frame) for c in film.selected_clips] == [(0, 80), (0, 80)]
    do("edit.paste")
    assert len(film.project.media) == 1
    do("edit.undo")
    do("edit.undo")
    assert not film.project.media
    assert not film.project.places


def test_a_paste_at_home_carries_nothing(do, film):
    film.select([A])
    do("edit.copy")
    do("edit.paste")
    record = film.work.session.history.steps[film.work.session.history.cursor]
    assert len(film.project.media) == 1
    assert record.label == "Paste"
    assert b"luggage" not in bytes(film.work.file.records()[-1].commands[0])
