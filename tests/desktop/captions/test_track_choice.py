from kijkocut.desktop.captions.track_choice import TrackChoice
from kijkocut.edit.commands.delete_track import DeleteTrack
from kijkocut.edit.commands.rename_clip import RenameClip
from kijkocut.edit.commands.set_caption import SetCaption


def test_only_what_concerns_the_track_is_told(spoken, qtbot):
    choice = TrackChoice.of(spoken)
    told = []
    choice.edited.connect(lambda: told.append("edited"))
    choice.changed.connect(lambda: told.append("changed"))
    spoken.run(RenameClip(clip="a", name="x"))
    assert told == []
    spoken.run(SetCaption(clip="one", text="x"))
    assert told == ["edited"]
    spoken.run(DeleteTrack(track="c"))
    assert told[0] == "edited"
    assert set(told[1:]) == {"changed"}
    assert choice.track is None
    assert choice.tracks == ()
