"""A clip that filters of MLT are put on: what they have said of it so far."""

from msgspec import Struct
from msgspec.structs import replace

from kijkocut.interchange.foreign_effects import Table
from kijkocut.interchange.mlt_animation import Animation, parse_animation
from kijkocut.interchange.mlt_fades import Fades, fades, ramp
from kijkocut.interchange.mlt_look import Frame, rect_params, whole_rect
from kijkocut.interchange.mlt_services import Service
from kijkocut.interchange.mlt_time import Profile
from kijkocut.interchange.report import Ledger
from kijkocut.model.clip import Clip, Effect, Fade
from kijkocut.model.params import Param, Value
from kijkocut.model.ticks import Ratio


class Worn(Struct, frozen=True, kw_only=True):
    """A clip that filters are put on, and the frames that they count in."""

    clip: Clip
    first: int
    """The frame of the producer's clock at the clip's first frame."""
    length: int
    profile: Profile
    where: str
    """Its place, for reports."""
    is_sound: bool = False
    is_lowest: bool = True
    """Whether nothing lies under it: fades to black are then fades to nothing."""
    own_size: tuple[int, int] | None = None
    offset: tuple[float, float] = (0.0, 0.0)


class Dress:
    """Collects what filters do to one clip."""

    def __init__(self, worn: Worn, table: Table, ledger: Ledger) -> None:
        """Put nothing on yet."""
        self.worn = worn
        self.table = table
        self.ledger = ledger
        self.params: dict[str, Param] = {p.name: p for p in worn.clip.params}
        self.effects: list[Effect] = []
        self.fades: dict[str, Fade] = {}
        self.channel_map: tuple[int, ...] = ()
        self.frozen: int | None = None
        self.has_rect = False
        self.blend = worn.clip.blend
        self.crop = (0.0, 0.0, 0.0, 0.0)

    def clip(self) -> Clip:
        """Give the clip with all that was put on it."""
        clip = self.worn.clip
        if not self.has_rect and any(self.crop):
            self._enlarge()
        if not self.has_rect and any(self.worn.offset):
            x, y = self.worn.offset
            self.params.setdefault(
                "position", Param(name="position", value=(round(x, 6), round(y, 6)))
            )
        clip = replace(
            clip,
            params=tuple(self.params.values()),
            effects=(*clip.effects, *self.effects),
            blend=self.blend,
            channel_map=self.channel_map or clip.channel_map,
            fade_in=self.fades.get("fade_in", clip.fade_in),
            fade_out=self.fades.get("fade_out", clip.fade_out),
        )
        if self.frozen is not None:
            frame = self.worn.profile.rate.frame_ticks
            retime = replace(clip.retime, speed=Ratio(0, 1), ramp=())
            clip = replace(clip, source_in=self.frozen * frame, retime=retime)
        return clip

    def _enlarge(self) -> None:
        """Fit what a crop left over into the frame, as MLT does."""
        frame = Frame(
            profile=self.worn.profile,
            own_size=self.worn.own_size,
            offset=self.worn.offset,
            crop=self.crop,
        )
        for param in rect_params(whole_rect(self.worn.profile), frame, is_stretched=False):
            if param.name == "scale" and "scale" in self.params:
                across, down = scaled(self.params["scale"].value, 1.0, 1.0)
                self.params["scale"] = replace(param, value=scaled(param.value, across, down))
            else:
                self.params[param.name] = param
        self.has_rect = True

    def ramp(self, filter_: Service, low: float, high: float) -> Animation:
        """Give a value that moves evenly over a filter's range."""
        first, last = filter_.frames("in") or 0, filter_.frames("out")
        return ramp(low, high, 0, (self.worn.length - 1 if last is None else last - first))

    def animation(self, filter_: Service, text: str) -> Animation:
        """Read a value of a filter's; raises ValueError when it is none."""
        return parse_animation(text, self.worn.profile, length=self.worn.length)

    def frame(self, filter_: Service) -> Frame:
        """Give what a filter's rectangles and keys are measured against."""
        begin = self.worn.first - (filter_.frames("in") or 0)
        return Frame(
            profile=self.worn.profile,
            own_size=self.worn.own_size,
            offset=self.worn.offset,
            crop=self.crop,
            begin=begin,
        )

    def fades_of(self, filter_: Service, animation: Animation) -> Fades | None:
        """Give the fades that a value of 0 to 1 is, or None when it is more than that."""
        worn = self.worn
        begin = worn.first - (filter_.frames("in") or 0)
        return fades(animation, begin, worn.length, worn.profile.rate.frame_ticks)

    def take(self, found: Fades) -> None:
        """Take fades."""
        for name, fade in (("fade_in", found.fade_in), ("fade_out", found.fade_out)):
            if fade is not None:
                self.fades[name] = fade

    def set(self, filter_: Service, param: Param) -> None:
        """Take a parameter; a clip has one of each, and a scale keeps the flips before it."""
        if param.name in self.params and param.name not in ("scale", "fit"):
            self.drop(filter_, f"a second {param.name}")
            return
        there = self.params.get("scale")
        if param.name == "scale" and there is not None and isinstance(there.value, tuple):
            across, down = there.value
            keys = tuple(replace(k, value=scaled(k.value, across, down)) for k in param.keys)
            param = replace(param, value=scaled(param.value, across, down), keys=keys)
        self.params[param.name] = param

    def drop(self, filter_: Service, how: str = "") -> None:
        """Tell that a filter, or something of it, is lost."""
        self.ledger.drop(f'effects "{effect_name(filter_)}"', self.worn.where, how)

    def approximate(self, filter_: Service, how: str) -> None:
        """Tell that a filter is something else here."""
        self.ledger.approximate(f'effects "{effect_name(filter_)}"', self.worn.where, how)


def effect_name(filter_: Service) -> str:
    """Give the name that people know an effect by."""
    return filter_.get("shotcut:filter|kdenlive_id") or filter_.service or "unnamed"


def scaled(value: Value, across: float, down: float) -> tuple[float, ...]:
    """Give a scale times another."""
    x, y = value if isinstance(value, tuple) else (1.0, 1.0)
    return (x * across, y * down)
