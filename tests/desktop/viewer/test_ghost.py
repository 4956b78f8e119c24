from kijkocut.desktop.viewer.ghost import Ghost
from kijkocut.edit.commands.set_param import SetParam
from kijkocut.model.ids import ClipId


def test_what_commands_would_give_is_shown_and_not_done(film, viewers, projection):
    ghost = Ghost(film, viewers.program)
    was = film.project
    ghost.show((SetParam(clip=ClipId("a"), name="rotation", value=30.0),))
    shown = projection.asked[-1][1]
    assert shown is not was
    assert shown.clip(ClipId("a")).params[0].value == 30
    assert film.project is was
    ghost.show((SetParam(clip=ClipId("a"), name="nothing", value=30.0),))
    assert projection.asked[-1][1] is was
    ghost.show((SetParam(clip=ClipId("a"), name="rotation", value=30.0),))
    ghost.drop()
    assert projection.asked[-1][1] is was
