"""Whether the window grows: an hour's worth of what an editor does, as fast as it goes."""

import gc
import os
import shutil
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from kijkocut.bench import Figure, Size
from kijkocut.desktop.layouts import LAYOUTS
from kijkocut.desktop.measuring.family import Order
from kijkocut.desktop.measuring.processes import children_of, files_of, resident_bytes, threads_of
from kijkocut.desktop.measuring.room import Room, open_room
from kijkocut.desktop.timeline.panel import TimelinePanel
from kijkocut.edit.commands.set_param import SetParam
from kijkocut.model.sequence import TrackKind
from kijkocut.model.ticks import TICKS_PER_SECOND

if TYPE_CHECKING:
    from collections.abc import Callable

ACTIONS: Final = 1500
"""In an hour: somebody who works does something every two or three seconds."""

GROWTH: Final = 1.1
"""What memory at the end may be, to what it was halfway: caches are full by then."""

_COUNTS = {Size.toy: 8, Size.quick: 60, Size.full: ACTIONS}
_REOPENINGS: Final = 15
_PATIENCE_MS: Final = 20
_MIB: Final = 1 << 20
_EDITS: Final = (
    "clip.split",
    "clip.enable",
    "edit.duplicate",
    "edit.delete",
    "edit.ripple_delete",
    "mark.add",
    "clip.fade_in",
    "transition.add",
    "clip.reset_transform",
    "clip.nudge_far_right",
    "clip.trim_end",
    "clip.reverse",
    "keyframes.add",
)


class State(Struct, frozen=True, kw_only=True):
    """What the window holds at a moment, the project just opened anew and garbage collected."""

    resident_bytes: int
    threads: int
    files: int
    children: int
    objects: int
    """Of Python, as far as the collector follows them."""
    widgets: int
    """Of Qt, in all."""


class Worker:
    """Somebody who edits; the same seed does the same. Says no to every dialog until `stop`."""

    def __init__(self, room: Room, seed: int) -> None:
        """Sit down at the window."""
        self._room, self._dice = room, Random(seed)  # noqa: S311 - not a secret
        self._ground = self._cursor
        self._closer = QTimer(interval=_PATIENCE_MS)
        self._closer.timeout.connect(_say_no)
        self._closer.start()
        self._deeds: tuple[tuple[int, Callable[[], object]], ...] = (
            (8, self._edit),
            (4, self._set),
            (4, self._undo),
            (5, self._scrub),
            (2, self._play),
            (3, self._look_around),
            (2, self._change_docks),
            (1, self._change_layout),
            (1, self._open_source),
        )

    def stop(self) -> None:
        """Leave: dialogs are somebody else's again."""
        self._closer.stop()

    def work(self) -> None:
        """Do one thing."""
        deeds, weights = [d for _, d in self._deeds], [w for w, _ in self._deeds]
        self._dice.choices(deeds, weights)[0]()
        QApplication.processEvents()

    def _edit(self) -> None:
        """Select a clip, go into it, and do something to it; half of it is taken back."""
        desk, dice = self._room.desk, self._dice
        clip = desk.project.clip(dice.choice(sorted(desk.project.places)))
        desk.select(desk.project.clips_together(clip))
        desk.move_playhead(clip.start + dice.randrange(clip.duration))
        actions = self._room.window.actions_
        name = dice.choice(_EDITS)
        if actions.get(name).isEnabled():
            actions.trigger(name)
        if dice.random() < 0.5 and self._cursor != self._ground:
            actions.trigger("edit.undo")

    def _set(self) -> None:
        """Drag a value of a clip, as in the inspector."""
        desk, dice = self._room.desk, self._dice
        clips = [
            clip
            for lane in desk.project.lanes.values()
            for clip in lane
            if desk.project.tracks[clip.track].kind is TrackKind.video
        ]
        clip = dice.choice(clips)
        desk.select([clip.id])
        desk.begin_step("Opacity")
        for _ in range(8):
            desk.run(SetParam(clip=clip.id, name="opacity", value=dice.random()))
            QApplication.processEvents()
        desk.end_step()

    def _undo(self) -> None:
        """Go back and forth, but never behind the film that was there."""
        for _ in range(self._dice.randrange(1, 6)):
            name = self._dice.choice(("edit.undo", "edit.redo"))
            if name == "edit.redo" or self._cursor != self._ground:
                self._room.window.actions_.trigger(name)

    @property
    def _cursor(self) -> object:
        work = self._room.desk.work
        return work.session.history.cursor if work is not None else None

    def _scrub(self) -> None:
        desk, sequence = self._room.desk, self._room.desk.sequence
        if sequence is None:
            return
        frame = sequence.rate.frame_ticks
        end = max(frame, desk.project.sequence_end(sequence.id))
        desk.move_playhead(self._dice.randrange(end))
        for _ in range(self._dice.randrange(4, 16)):
            desk.move_playhead(min(end - 1, desk.playhead + self._dice.randrange(1, 9) * frame))
            self._room.spin(0.005)

    def _play(self) -> None:
        self._room.program.play(self._dice.choice((1, 1, 1, 2, -1)))
        self._room.spin(0.25)
        self._room.program.stop()

    def _look_around(self) -> None:
        panel = self._room.window.widget_of("timeline")
        assert isinstance(panel, TimelinePanel)  # noqa: S101 - it is what the dock holds
        panel.view.zoom(self._dice.choice((0.5, 0.8, 1.25, 2.0)), panel.view.width / 2)
        panel.view.scroll_to(left=self._dice.randrange(60 * TICKS_PER_SECOND))

    def _change_docks(self) -> None:
        docks = self._room.window.docks
        dock = docks[self._dice.choice(sorted(docks))]
        if dock.isVisible() and self._dice.random() < 0.2:
            dock.hide()
        else:
            dock.show()
            dock.raise_()
        self._room.spin(0.02)

    def _change_layout(self) -> None:
        self._room.window.take_layout(self._dice.choice(LAYOUTS).name)
        self._room.spin(0.02)

    def _open_source(self) -> None:
        desk = self._room.desk
        desk.show_source(self._dice.choice(sorted(desk.project.media)))
        self._room.spin(0.05)


def _say_no() -> None:
    """Close what holds up the window: some actions ask back."""
    for waiting in (QApplication.activePopupWidget(), QApplication.activeModalWidget()):
        if waiting is not None:
            waiting.close()


def measure(order: Order) -> tuple[Figure, ...]:
    """Work for an hour; gives what the window held at first, after a tenth, and at the end."""
    film = Path(order.folder) / f"hour-{os.getpid()}.kijko"  # none an earlier run has left open
    shutil.copy(order.film, film)
    count = _COUNTS[order.size]
    with open_room(Path(order.folder), film, quality="half") as room:
        worker = Worker(room, seed=1)
        rest_s = 0.1 if order.size is Size.toy else 1.0
        states = {"at first": _state(room, film, rest_s)}
        every = max(4, count // _REOPENINGS)
        for number in range(1, count + 1):
            worker.work()
            if number % every == 0:
                _reopen(room, film)
            if number == max(1, count // 10):
                states["after a tenth"] = _state(room, film, rest_s)
            if number == count // 2:
                states["halfway"] = _state(room, film, rest_s)
        states["at the end"] = _state(room, film, rest_s)
        worker.stop()
    return figures_of(states)


def figures_of(states: dict[str, State]) -> tuple[Figure, ...]:
    """Lay states out, the counts at the end beside what they were halfway."""
    base = states["halfway"]
    found: list[Figure] = []
    for field, text, unit, share in (
        ("resident_bytes", "memory", "MiB", _MIB),
        ("threads", "threads", "", 1),
        ("files", "open files", "", 1),
        ("children", "helper processes", "", 1),
        ("objects", "Python objects", "", 1),
        ("widgets", "widgets", "", 1),
    ):
        for when, state in states.items():
            value, was = getattr(state, field), getattr(base, field)
            is_last = when == "at the end"
            figure = Figure(
                what=f"an hour of use, {text} {when}",
                value=value / share,
                unit=unit,
                ratio=value / was if is_last and was else None,
                of="halfway" if is_last and was else "",
            )
            found.append(_judged(figure) if is_last and field == "resident_bytes" else figure)
    return tuple(found)


def _judged(figure: Figure) -> Figure:
    is_met = figure.ratio is not None and figure.ratio <= GROWTH
    return replace(figure, target=f"<= {GROWTH:g}x", is_met=is_met)


def _reopen(room: Room, film: Path) -> None:
    room.desk.close()
    QApplication.processEvents()
    room.desk.open(film)
    room.show_exact()


def _state(room: Room, film: Path, rest_s: float) -> State:
    """Look at what is held, in a state that can be compared: the project open, nothing to do."""
    room.window.take_layout(LAYOUTS[0].name)
    _reopen(room, film)
    room.spin(rest_s)
    gc.collect()
    own = os.getpid()
    return State(
        resident_bytes=resident_bytes(own),
        threads=threads_of(own),
        files=files_of(own),
        children=len(children_of(own)),
        objects=len(gc.get_objects()),
        widgets=len(QApplication.allWidgets()),
    )
