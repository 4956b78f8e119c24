"""What playing keeps up with, and whether the window stays awake meanwhile."""

from collections.abc import Iterable
from pathlib import Path
from threading import Event
from time import monotonic
from typing import Final

from kijkocut.bench import Figure, Size
from kijkocut.desktop.measuring.beats import Beats
from kijkocut.desktop.measuring.family import Order
from kijkocut.desktop.measuring.material import layers_film
from kijkocut.desktop.measuring.room import Room, open_room
from kijkocut.playback import Equipment, Picture, Projector, Trouble
from kijkocut.render import plan

_LAYERS = {Size.toy: (1,), Size.quick: (1, 4), Size.full: (1, 2, 4)}
_PLAY_S = {Size.toy: 0.3, Size.quick: 2.0, Size.full: 10.0}
_FRAMES = {Size.toy: 6, Size.quick: 40, Size.full: 150}
_AHEAD: Final = 4
_QUALITIES: Final = {"full": "full size", "auto": "auto"}


def measure(order: Order) -> tuple[Figure, ...]:
    """Play 1, 2 and 4 layers of full HD in the window, then without it as fast as can be."""
    folder, is_small = Path(order.folder), order.size is Size.toy
    figures: list[Figure] = []
    for count in _LAYERS[order.size]:
        film = layers_film(folder, count, is_small=is_small)
        for quality, text in list(_QUALITIES.items())[: 1 if is_small else None]:
            with open_room(folder, film, quality=quality) as room:
                what = f"{count} layers, {text}"
                figures += _play(room, what, _PLAY_S[order.size], has_beats=quality == "full")
                if quality == "full":
                    figures.append(_rush(room, count, _FRAMES[order.size]))
    return tuple(figures)


def _play(room: Room, what: str, seconds: float, *, has_beats: bool) -> Iterable[Figure]:
    """Play from the start for a while; gives what was shown and what was dropped."""
    sequence = room.desk.sequence
    assert sequence is not None  # noqa: S101 - the film has one
    stage, seen, beats = room.program, 0, Beats()

    def see() -> None:
        nonlocal seen
        seen += stage.picture is not None and stage.speed != 0

    room.desk.move_playhead(0)
    room.show_exact()
    stage.shown.connect(see)
    beats.start()
    began = monotonic()
    stage.play(1)
    room.spin(seconds)
    dropped, causes = stage.player.hitches.dropped, stage.player.hitches.counts
    took = monotonic() - began
    beats.stop()
    stage.stop()
    stage.shown.disconnect(see)
    rate = sequence.rate.num / sequence.rate.den
    why = ", ".join(f"{cause} {count}" for cause, count in causes.items())
    said = f"{dropped} dropped: {why}" if why else "none dropped"
    yield Figure(
        what=f"play, {what}",
        value=max(seen, 1) / took,
        unit="fps",
        ratio=max(seen, 1) / took / rate,
        of="the film's rate",
        note=f"{said}; sides divided by {stage.player.divisor} at the end",
    )
    if has_beats:
        yield from beats.figures(f"playing {what}")


def _rush(room: Room, count: int, frames: int) -> Figure:
    """Ask a projector for frames as fast as it can, four ahead; gives frames a second."""
    desk, cache = room.desk, room.desk.studio.cache_dir
    sequence, work = desk.sequence, desk.work
    assert sequence is not None  # noqa: S101 - the film has one
    assert work is not None  # noqa: S101 - it is open
    done, is_over, wanted = 0, Event(), _AHEAD

    def ask(number: int) -> None:
        at = number % frames * sequence.rate.frame_ticks
        planned = plan(work.project, sequence.id, at, catalogue=work.services.catalogue)
        projector.want(planned, work.project)

    def take(answer: Picture | Trouble) -> None:
        nonlocal done, wanted
        if isinstance(answer, Picture):
            answer.release()
        done += 1
        if done >= frames:
            is_over.set()
        elif wanted < frames:
            wanted += 1
            ask(wanted - 1)

    folders = tuple(str(one) for one in desk.studio.effect_folders if one.is_dir())
    projector = Projector(
        Equipment(
            cache_dir=str(cache / "media"), proxy_dir=str(cache / "proxies"), effect_folders=folders
        ),
        take,
    )
    try:
        began = monotonic()
        for number in range(_AHEAD):
            ask(number)
        is_over.wait(300)
        took = monotonic() - began
    finally:
        projector.close()
    return Figure(
        what=f"projector alone, {count} layers, full size",
        value=done / took,
        unit="fps",
        note="its start counts",
    )
