"""Takes: other sources that could stand in a clip's place."""

from functools import partial
from typing import Final

from kijkocut.desktop.action import Action, with_sequence
from kijkocut.desktop.asking import tr
from kijkocut.desktop.desk import Desk
from kijkocut.desktop.taking import turn, with_takes
from kijkocut.edit.commands.finalise_takes import FinaliseTakes
from kijkocut.edit.commands.remove_take import RemoveTake


def _remove(desk: Desk) -> None:
    clips = with_takes(desk)
    if clips:
        desk.run(
            *(
                RemoveTake(clip=clip.id, take=clip.take_place, with_linked=desk.keeps_links)
                for clip in clips
            )
        )
    else:
        desk.say(tr("There are no other takes here."))


def _finalise(desk: Desk) -> None:
    clips = with_takes(desk)
    if clips:
        keys = tuple(clip.id for clip in clips)
        desk.run(FinaliseTakes(clips=keys, with_linked=desk.keeps_links))
    else:
        desk.say(tr("There are no other takes here."))


ACTIONS: Final = (
    Action(
        name="clip.next_take",
        text="Next Take",
        menu="Clip/Takes",
        keys=("Alt+T",),
        also="audition pick, alternative take",
        tip="Show the next source that could stand in the clip's place",
        run=partial(turn, way=1),
        is_enabled=with_sequence,
    ),
    Action(
        name="clip.previous_take",
        text="Previous Take",
        menu="Clip/Takes",
        keys=("Alt+Shift+T",),
        run=partial(turn, way=-1),
        is_enabled=with_sequence,
    ),
    Action(
        name="clip.remove_take",
        text="Remove This Take",
        menu="Clip/Takes",
        tip="Forget the take that shows; the next one comes in its place",
        run=_remove,
        is_enabled=with_sequence,
        starts_group=True,
    ),
    Action(
        name="clip.finalise_takes",
        text="Keep Only This Take",
        menu="Clip/Takes",
        tip="Forget all other takes of the selected clips",
        run=_finalise,
        is_enabled=with_sequence,
    ),
)
