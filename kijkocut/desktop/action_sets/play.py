"""Playing: what the keys of the active viewer do."""

from collections.abc import Callable
from typing import Final

from kijkocut.desktop.action import Action
from kijkocut.desktop.desk import Desk
from kijkocut.desktop.viewer.stage import Stage
from kijkocut.desktop.viewer.viewers import known_viewers, viewers_of
from kijkocut.model.ticks import TICKS_PER_SECOND, Ticks

_AROUND: Final = 2 * TICKS_PER_SECOND


def _on(desk: Desk) -> Stage:
    return viewers_of(desk).active


def _has_picture(desk: Desk) -> bool:
    viewers = known_viewers(desk)
    return viewers is not None and viewers.active.subject.sequence is not None


def _step(frames: int) -> Callable[[Desk], None]:
    return lambda desk: _on(desk).step(frames)


def _second(way: int) -> Callable[[Desk], None]:
    return lambda desk: _on(desk).step(way * _on(desk).subject.rate.nominal)


def _shuttle(way: int) -> Callable[[Desk], None]:
    def shuttle(desk: Desk) -> None:
        if viewers_of(desk).is_k_held:
            _on(desk).step(way)
        else:
            _on(desk).shuttle(way)

    return shuttle


def _go(desk: Desk, at: Ticks) -> None:
    stage = _on(desk)
    stage.stop()
    stage.subject.move(at)


def _in_to_out(desk: Desk) -> None:
    stage = _on(desk)
    start, stop = stage.subject.range
    span = (start or 0, stage.subject.end if stop is None else stop)
    stage.stop()
    stage.subject.move(span[0])
    stage.play(1, span)


def _around(desk: Desk) -> None:
    stage = _on(desk)
    stage.stop()
    at = stage.subject.at
    span = (max(0, at - _AROUND), min(stage.subject.end, at + _AROUND))
    stage.subject.move(span[0])
    stage.play(1, span)


def _toggle_loop(desk: Desk) -> None:
    stage = _on(desk)
    stage.set_looping(is_on=not stage.is_looping)


def _action(
    name: str, text: str, run: Callable[[Desk], None], *keys: str, starts_group: bool = False
) -> Action:
    return Action(
        name=f"play.{name}",
        text=text,
        menu="Play",
        keys=keys,
        run=run,
        is_enabled=_has_picture,
        starts_group=starts_group,
    )


ACTIONS: Final = (
    Action(
        name="play.play",
        text="Play or Stop",
        menu="Play",
        keys=("Space", "K"),
        run=lambda desk: _on(desk).toggle(),
        is_enabled=_has_picture,
        is_checked=lambda desk: _has_picture(desk) and _on(desk).speed != 0,
    ),
    _action("forward", "Play Forward, Faster Each Time", _shuttle(1), "L"),
    _action("play_back", "Play Backward, Faster Each Time", _shuttle(-1), "J"),
    _action("stop", "Stop", lambda desk: _on(desk).stop()),
    Action(
        name="play.loop",
        text="Loop",
        menu="Play",
        keys=("Alt+L",),
        run=_toggle_loop,
        is_enabled=_has_picture,
        is_checked=lambda desk: _has_picture(desk) and _on(desk).is_looping,
    ),
    _action("in_to_out", "Play In to Out", _in_to_out, "Ctrl+Shift+Space", starts_group=True),
    _action("around", "Play Around Playhead", _around, "Shift+K"),
    _action("step_forward", "One Frame Forward", _step(1), "Right", starts_group=True),
    _action("step_back", "One Frame Back", _step(-1), "Left"),
    _action("step_forward_5", "Five Frames Forward", _step(5), "Shift+Right"),
    _action("step_back_5", "Five Frames Back", _step(-5), "Shift+Left"),
    _action("second_forward", "One Second Forward", _second(1), "Ctrl+Right"),
    _action("second_back", "One Second Back", _second(-1), "Ctrl+Left"),
    _action("go_start", "Go to Start", lambda desk: _go(desk, 0), "Home", starts_group=True),
    _action("go_end", "Go to End", lambda desk: _go(desk, _on(desk).subject.end), "End"),
)
