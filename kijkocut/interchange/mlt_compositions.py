"""Compositions of MLT timelines: how a track's clips lie over what is beneath them.

Where one is plain it becomes the blending, place, opacity or fades of the clips it covers; any
other is named as lost.
"""

from typing import Final

from msgspec.structs import replace

from kijkocut.interchange.foreign_effects import Table
from kijkocut.interchange.mlt_animation import parse_animation
from kijkocut.interchange.mlt_clips import Lane
from kijkocut.interchange.mlt_look import Frame, rect_params
from kijkocut.interchange.mlt_services import Document, Service
from kijkocut.interchange.mlt_time import FARTHEST, whole
from kijkocut.model.clip import BlendMode, Clip, Fade, FadeCurve
from kijkocut.model.params import Param

_TURNS: Final = ("qtblend", "affine", "composite", "movit.rect", "movit.overlay")
_FADES: Final = ("luma", "movit.luma_mix", "dissolve", "wipe")
_NORMAL: Final = ("mix", "movit.overlay", "frei0r.cairoblend", "qtblend", "composite", "affine")


class Compositions:
    """Puts the compositions of one sequence on its clips."""

    def __init__(self, document: Document, table: Table) -> None:
        """Read them for a document, with a table of blend modes."""
        self._document = document
        self._table = table
        self._frame = document.profile.rate.frame_ticks

    def lay(self, services: list[Service], lanes: dict[int, Lane]) -> None:
        """Put compositions on the clips of picture tracks, which are found by number."""
        for service in services:
            lane = lanes.get(whole(service.get("b_track")))
            is_own = service.is_on("internal_added") or service.is_on("always_active")
            if service.service == "mix" or lane is None:
                continue
            mode = self._mode(service)
            if mode is None:
                self._drop(service, "such blending")
            elif mode is not BlendMode.normal:
                self._blend(service, lane, mode)
            if is_own or not (service.get("in") or service.get("out")):
                continue
            if service.service in _FADES or service.get("luma"):
                self._fade(service, lane)
            elif service.service in _TURNS and not service.is_on("invert"):
                self._place(service, lane)
            elif mode is BlendMode.normal and service.service not in _NORMAL:
                self._drop(service)

    def _mode(self, service: Service) -> BlendMode | None:
        kind = service.service
        if kind in ("qtblend", "frei0r.cairoblend"):
            name = service.get("compositing|1|0", "0")
            if kind == "frei0r.cairoblend":
                name = service.get("1|blend mode|0", "normal")
            return self._table.blends.get(name.lower(), BlendMode.normal if not name else None)
        if kind.startswith("frei0r."):
            name = kind.removeprefix("frei0r.")
            return self._table.blends.get(name, BlendMode.normal)
        return BlendMode.normal

    def _covered(self, service: Service, lane: Lane) -> list[int]:
        """Give the clips that a composition touches."""
        low, high = self._range(service)
        return [n for n, item in enumerate(lane.items) if item.start <= high and item.end > low]

    def _range(self, service: Service) -> tuple[int, int]:
        low, high = service.frames("in") or 0, service.frames("out")
        return low, FARTHEST if high is None else high

    def _is_over(self, service: Service, lane: Lane, index: int) -> bool:
        low, high = self._range(service)
        item = lane.items[index]
        return low <= item.start and high >= item.end - 1

    def _blend(self, service: Service, lane: Lane, mode: BlendMode) -> None:
        for index in self._covered(service, lane):
            if self._is_over(service, lane, index):
                lane.clips[index] = replace(lane.clips[index], blend=mode)
            else:
                self._drop(service, "over a part of a clip")

    def _place(self, service: Service, lane: Lane) -> None:
        """Put a rectangle on the clips under it."""
        text = service.get("rect|transition.rect|geometry")
        profile = self._document.profile
        try:
            rect = parse_animation(text or "0 0 100% 100%", profile)
        except ValueError as exc:
            self._drop(service, str(exc))
            return
        low, _ = self._range(service)
        for index in self._covered(service, lane):
            frame = Frame(profile=profile, begin=lane.items[index].start - low)
            made = rect_params(rect, frame, is_stretched=service.get("distort") == "1")
            made = [param for param in made if param.name != "fit"]
            if not made:
                continue
            clip = lane.clips[index]
            has = {param.name for param in clip.params}
            if not self._is_over(service, lane, index):
                self._drop(service, "over a part of a clip")
            elif has & {param.name for param in made}:
                self._drop(service, "the clip has a place of its own")
            else:
                lane.clips[index] = _with(clip, made)

    def _fade(self, service: Service, lane: Lane) -> None:
        """Turn a dissolve between tracks into a fade of the upper clip."""
        low, high = self._range(service)
        if service.get("resource|luma"):
            self._document.ledger.approximate(
                "wipes between tracks", self._document.where(service), "fades"
            )
        for index in self._covered(service, lane):
            item = lane.items[index]
            run = min(high, item.end - 1) - max(low, item.start) + 1
            fade = Fade(duration=min(run, item.length) * self._frame, curve=FadeCurve.linear)
            is_end = high >= item.end - 1 and low > item.start
            is_reverse = service.is_on("reverse")
            if is_end or (is_reverse and low <= item.start and high >= item.end - 1):
                lane.clips[index] = replace(lane.clips[index], fade_out=fade)
            elif low <= item.start:
                lane.clips[index] = replace(lane.clips[index], fade_in=fade)
            else:
                self._drop(service, "in the middle of a clip")

    def _drop(self, service: Service, how: str = "") -> None:
        name = service.get("kdenlive_id|shotcut:transition") or service.service
        self._document.ledger.drop(f'compositions "{name}"', self._document.where(service), how)


def _with(clip: Clip, made: list[Param]) -> Clip:
    return replace(clip, params=(*clip.params, *made))
