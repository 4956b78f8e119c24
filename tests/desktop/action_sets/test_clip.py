from PySide6.QtWidgets import QDoubleSpinBox, QLineEdit

from kijkocut.edit.commands.add_caption import AddCaption
from kijkocut.edit.commands.add_track import AddTrack
from kijkocut.model.clip import SequenceSource
from kijkocut.model.ids import ClipId, TrackId
from kijkocut.model.sequence import TrackKind

A, B = ClipId("a"), ClipId("b")


def typing(text):
    return lambda form: form.findChild(QLineEdit).setText(text)


def test_enable_group_link(do, film, window):
    film.select([A, "a-audio"])
    do("clip.enable")
    assert not film.project.clip(A).is_enabled
    assert not window.actions_.get("clip.enable").isChecked()
    do("clip.enable")
    assert film.project.clip(A).is_enabled
    do("clip.link")
    assert film.project.clip(A).link is None
    do("clip.link")
    assert film.project.clip(A).link == film.project.clip(ClipId("a-audio")).link is not None
    film.select([A, B])
    assert not window.actions_.get("clip.ungroup").isEnabled()
    do("clip.group")
    assert film.project.clip(A).group == film.project.clip(B).group is not None
    do("clip.ungroup")
    assert film.project.clip(A).group is None
    do("clip.detach_audio")
    assert film.project.clip(B).link is None


def test_nests_are_made_and_opened(do, film, dialog):
    outer = film.sequence.id
    film.select([A, "a-audio"])
    dialog(typing("Opening"))
    do("clip.nest")
    nest = next(c for c in film.selected_clips if isinstance(c.source, SequenceSource))
    assert film.project.sequences[nest.source.sequence].name == "Opening"
    do("clip.open_nest")
    assert film.sequence.id == nest.source.sequence != outer


def test_speed_reverse_and_freeze(do, film, dialog, frames):
    frame = film.sequence.rate.frame_ticks
    film.select([A])
    dialog(lambda form: form.findChild(QDoubleSpinBox).setValue(200))
    do("clip.speed")
    assert (frames("a"), frames("b")) == ((0, 20), (20, 60))
    do("clip.reverse")
    assert film.project.clip(A).retime.speed.num < 0
    film.undo()
    film.undo()
    film.move_playhead(10 * frame)
    do("clip.freeze")
    assert frames("b") == (90, 130)
    film.undo()
    do("clip.hold")
    held = film.project.lane(film.project.clip(A).track).at(30 * frame)
    assert held.retime.is_frozen
    said = []
    film.noticed.connect(lambda notice: said.append(notice.text))
    film.move_playhead(200 * frame)
    do("clip.freeze")
    assert "playhead" in said[0]


def test_swap_rename_label(do, film, dialog, frames, window):
    film.select([A, B])
    do("clip.swap")
    assert (frames("b"), frames("a")) == ((0, 40), (40, 80))
    film.select([A])
    assert not window.actions_.get("clip.swap").isEnabled()
    dialog(typing("Opening"))
    do("clip.rename")
    assert film.project.clip(A).name == "Opening"
    do("clip.label.teal")
    assert film.project.clip(A).colour == "teal"
    do("clip.label.none")
    assert film.project.clip(A).colour == ""


def test_a_caption_is_split_with_its_text(do, film):
    film.run(AddTrack(sequence=film.sequence.id, kind=TrackKind.caption, id=TrackId("c")))
    frame = film.sequence.rate.frame_ticks
    film.run(
        AddCaption(track=TrackId("c"), at=0, duration=40 * frame, text="one two", id=ClipId("one"))
    )
    film.move_playhead(20 * frame)
    film.select(["one"])
    do("clip.split")
    assert film.project.clip(ClipId("one")).source.text == "one"
