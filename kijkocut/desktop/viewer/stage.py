"""What a viewer shows: the frame at its play head, or a film that plays."""

import logging
import threading
from collections.abc import Callable
from typing import Final

from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from kijkocut.desktop.desk import Desk
from kijkocut.desktop.language import said
from kijkocut.desktop.viewer.captures import Captures
from kijkocut.desktop.viewer.planning import Lens, Plans, planned
from kijkocut.desktop.viewer.projection import Projection
from kijkocut.desktop.viewer.sound import sound_out
from kijkocut.desktop.viewer.subject import Subject
from kijkocut.model.errors import KijkoError
from kijkocut.model.project import Project
from kijkocut.model.ticks import Ticks
from kijkocut.playback import Picture, Player, Route, Scene, Trouble

log = logging.getLogger(__name__)

_REST_MS: Final = 60
"""The play head rests when nobody has moved it for so long."""
_DRAFT: Final = 4
_IDLE_MS: Final = 400
_DIVISORS: Final = {"auto": 1, "full": 1, "half": 2, "quarter": 4}
_FASTEST: Final = 8


class Stage(QObject):
    """One viewer's picture and player. Lives on the UI thread; hears of frames on others.

    It is the player's `Audience`.
    """

    starting = Signal()
    """It is about to play."""
    shown = Signal()
    """Another `picture` is to be seen."""
    playing_changed = Signal()
    told = Signal(str)
    """A sentence about what is shown, empty when all is well."""
    _arrived = Signal()
    _ended = Signal(object)
    _failed = Signal(object)

    def __init__(self, desk: Desk, subject: Subject, projection: Projection) -> None:
        """Show `subject`."""
        super().__init__(desk)
        self._desk, self.subject, self._projection = desk, subject, projection
        self.player = Player(self, sound_out(desk.settings))
        self._plans = Plans(desk)
        self.is_looping = False
        self.picture: Picture | None = None
        """What is to be seen; valid until `shown` is heard again."""
        self.is_final = False
        """Whether it is the exact frame at full quality."""
        self._box = threading.Lock()
        self._new: tuple[Picture, Ticks | None, bool] | None = None
        self._stills: dict[int, bool] = {}
        self._ahead: tuple[int, ...] = ()
        """Whether they are final, by ticket."""
        self._newest_shown = 0
        self._captures = Captures(self, projection)
        self._captures.failed.connect(self._fail)
        self._instead: Project | None = None
        self._speed = 0
        self._is_following = False
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._show_exact)
        self._idle = QTimer(self, singleShot=True, interval=_IDLE_MS)
        self._idle.timeout.connect(self._make_ahead)
        self._arrived.connect(self._take_new)
        self._ended.connect(self._end)
        self._failed.connect(self._fail)
        projection.listen(self._answered)
        projection.renewed.connect(self._on_change)
        subject.changed.connect(self._on_change)
        subject.moved.connect(self._on_move)
        desk.project_closing.connect(self.clear)
        desk.settings.listen(self._on_setting)

    # --- playing ---

    @property
    def speed(self) -> int:
        """How fast it plays; 0 when still, negative backwards."""
        return self._speed if self.player.is_playing else 0

    def toggle(self) -> None:
        """Play, or stop."""
        self.stop() if self.speed else self.play(1)

    def play(self, speed: int, span: tuple[Ticks, Ticks] | None = None) -> None:
        """Play from the play head at a speed, within `span` or everything.

        Args:
            speed: 1, 2, 4 or 8; negative backwards.
            span: First tick and first no longer played; the play head is brought into it.
        """
        scene = self.subject.scene()
        if scene is None:
            return
        start, stop = span or (0, self.subject.end)
        if stop <= start:
            return
        at = self.subject.at
        if not start <= at < stop:
            at = start if speed > 0 else stop
        self.starting.emit()
        self._speed = speed
        self._rest.stop()
        self._idle.stop()
        route = Route(start=start, stop=stop, at=at, speed=speed, is_looping=self.is_looping)
        self.player.play(scene, route)
        self.playing_changed.emit()

    def shuttle(self, way: int) -> None:
        """Play on in a direction, each time twice as fast (J and L)."""
        speed = self.speed
        is_same_way = speed * way > 0
        self.play(way * min(_FASTEST, 2 * abs(speed)) if is_same_way else way)

    def stop(self) -> None:
        """Stop where it is."""
        if self._speed == 0:
            return
        at = self.player.stop()
        self._speed = 0
        if at is not None:
            self._move(at)
        self._show_exact()
        self.playing_changed.emit()

    def step(self, frames: int) -> None:
        """Go some frames on or back; playing stops."""
        self.stop()
        step = self.subject.rate.frame_ticks
        self.subject.move(min(max(0, self.subject.at + frames * step), self.subject.end))

    def set_looping(self, *, is_on: bool) -> None:
        """Play round and round from now on, or no more."""
        self.is_looping = is_on
        route = self.player.route
        if route is not None:
            self.play(route.speed, (route.start, route.stop))

    # --- the picture ---

    @property
    def is_settled(self) -> bool:
        """Whether `picture` is the exact frame at the play head, and no other is under way."""
        with self._box:
            is_under_way = bool(self._stills) or self._new is not None
        return self.is_final and not is_under_way and not self._rest.isActive()

    def refresh(self) -> None:
        """Show the frame at the play head anew."""
        if not self.speed:
            self._show_exact()

    def show_instead(self, project: Project | None) -> None:
        """Show the frame as another snapshot has it, or again as it is: what a drag would give."""
        self._instead = project
        if project is not None:
            self._ask(max(2, self._divisor), is_rough=False)
        else:
            self.refresh()

    def look_through(self, lens: Lens | None) -> None:
        """Show something else instead of each frame from now on, also while playing."""
        self._plans.lens = lens
        self._on_change()

    def capture(
        self, take: Callable[[QImage], object], at: Ticks | None = None, *, is_whole: bool = False
    ) -> None:
        """Have a frame made from the originals at full size, and given to `take`.

        Args:
            take: Called on the UI thread.
            at: Which; the one at the play head if None.
            is_whole: Whether a frame that lacks something is not given, but what it lacks is said.
        """
        scene = self.subject.scene()
        if scene is None:
            return
        frame = planned(scene, self.subject.at if at is None else at, 1)
        self._captures.want(frame, scene.project, take, is_whole=is_whole)

    def clear(self) -> None:
        """Let go of everything: the project closes."""
        self.stop()
        self._rest.stop()
        self._idle.stop()
        self._stills.clear()
        self._captures.clear()
        self._instead = None
        self.drop_picture()

    def drop_picture(self) -> None:
        """Let go of the picture: what it lies in ends."""
        with self._box:
            new, self._new = self._new, None
        if new is not None:
            new[0].release()
        self._replace(None)

    def close(self) -> None:
        """End playing for good."""
        self.clear()
        self.player.close()

    # --- the audience ---

    def wants(self, scene: Scene, at: Ticks, divisor: int) -> int:
        """Order a frame that plays; see `Audience`."""
        divisor = max(self._divisor, divisor if self._is_auto else 1)
        return self._projection.want(*self._plans.frame(scene, at, divisor))

    def expects(self, scene: Scene, at: Ticks) -> None:
        """Have opened what will be seen soon; see `Audience`."""
        self._projection.expect(self._plans.frame(scene, at, self._divisor)[0])

    def drops(self, tickets: tuple[int, ...]) -> None:
        """Take orders back; see `Audience`."""
        self._projection.forget(tickets)

    def sees(self, picture: Picture, at: Ticks) -> None:
        """Show a frame that plays; see `Audience`."""
        self._put(picture, at, is_final=False)

    def hears_end(self, at: Ticks) -> None:
        """Stop at the end; see `Audience`."""
        self._ended.emit(at)

    def complains(self, error: KijkoError) -> None:
        """Tell of sound that can't be played; see `Audience`."""
        self._failed.emit(error)

    # --- inside ---

    @property
    def _is_auto(self) -> bool:
        return self._desk.settings.text("viewer.quality") == "auto"

    @property
    def _divisor(self) -> int:
        return _DIVISORS[self._desk.settings.text("viewer.quality")]

    def _on_change(self) -> None:
        scene = self.subject.scene()
        if scene is None:
            self.clear()
        elif self.speed:
            self.player.change(scene)
        else:
            self._show_exact()

    def _on_move(self) -> None:
        """Follow a play head that somebody else has moved: a draft at once, the frame at rest."""
        if self._is_following:
            return
        if self.speed:
            route = self.player.route
            if route is not None:
                self.play(route.speed, (route.start, route.stop))
            return
        self._ask(_DRAFT, is_rough=True)
        self._rest.start()
        scene = self.subject.scene()
        if scene is not None and self._desk.settings.is_on("play.scrub_sound"):
            self.player.scrub(scene, self.subject.at)

    def _on_setting(self, name: str) -> None:
        if name == "viewer.quality":
            self.refresh()
        elif name in ("viewer.sound_device", "viewer.loudspeakers"):
            self.player.use(sound_out(self._desk.settings))
        elif name.startswith("proxies."):
            self._projection.equip()
            self.refresh()

    def _show_exact(self) -> None:
        self._rest.stop()
        self._ask(self._divisor, is_rough=False)

    def _make_ahead(self) -> None:
        """While nothing happens, make the frames with which playing would begin."""
        scene = self.subject.scene()
        if scene is None or self.speed or self._instead is not None:
            return
        span = self.subject.at, self.subject.end
        wanted = self._plans.onward(scene, span, self._divisor)
        self._ahead = tuple(self._projection.want(*one) for one in wanted)

    def _ask(self, divisor: int, *, is_rough: bool) -> None:
        scene = self.subject.scene()
        if scene is None:
            return
        self._idle.stop()
        if self._instead is not None:
            scene = replace(scene, project=self._instead)
        frame, project = self._plans.frame(scene, self.subject.at, divisor)
        better = ""
        if is_rough:
            better = self._plans.frame(scene, self.subject.at, self._divisor)[0].key
        with self._box:
            # What is begun comes all the same, and is shown until something newer comes.
            self._projection.forget((*self._stills, *self._ahead))
            self._ahead = ()
            ticket = self._projection.want(
                frame, project, is_jump=True, is_rough=is_rough, better=better
            )
            self._stills[ticket] = not is_rough

    def _answered(self, answer: Picture | Trouble) -> bool:
        """Take an answer of the projector's, on its thread."""
        if self.player.take(answer):
            if isinstance(answer, Trouble):
                self._failed.emit(answer)
            return True
        if self._captures.answered(answer):
            return True
        with self._box:
            is_final = self._stills.pop(answer.ticket, None)
            for old in [t for t in self._stills if t < answer.ticket]:
                del self._stills[old]
            # A frame of where the play head was is not the last word: a newer one is under way.
            is_latest = not self._stills
        if is_final is None:
            return False
        if isinstance(answer, Trouble):
            self._failed.emit(answer)
        else:
            self._put(answer, None, is_final=is_latest and (is_final or answer.is_exact))
        return True

    def _put(self, picture: Picture, at: Ticks | None, *, is_final: bool) -> None:
        with self._box:
            old, self._new = self._new, (picture, at, is_final)
        if old is None:
            self._arrived.emit()
            return
        old[0].release()
        if at is not None:
            self.player.miss()

    def _take_new(self) -> None:
        with self._box:
            new, self._new = self._new, None
            # The play head may have moved on since it came in: then the exact frame is still owed.
            is_latest = not self._stills
        if new is None:
            return
        picture, at, is_final = new
        is_final = is_final and is_latest
        if at is None and self.speed:  # a still that came too late
            picture.release()
            return
        self.is_final = is_final
        self._replace(picture)
        if is_final:
            self._rest.stop()
            self._idle.start()
        if at is not None and self.speed:
            self._move(at)
        self.told.emit(said(picture.notes[0]) if picture.notes else "")

    def _replace(self, picture: Picture | None) -> None:
        old, self.picture = self.picture, picture
        self.shown.emit()
        if old is not None:
            old.release()

    def _move(self, at: Ticks) -> None:
        self._is_following = True
        try:
            self.subject.move(at)
        finally:
            self._is_following = False

    def _end(self, at: Ticks) -> None:
        if self._speed and not self.player.is_playing:
            self.player.stop()
            self._speed = 0
            self._move(at)
            self._show_exact()
            self.playing_changed.emit()

    def _fail(self, what: Trouble | KijkoError) -> None:
        if isinstance(what, KijkoError):
            self._desk.complain(what)
        else:
            self._desk.say(what.message)
            self.told.emit(said(what.message))
