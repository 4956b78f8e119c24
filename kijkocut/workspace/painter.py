"""Draws pictures of effects and titles in a process of its own, for windows that must not wait.

On software GL drawing holds the interpreter lock, so a window leaves it to this program: orders
come as lines of JSON on standard input, answers go as lines of JSON to standard output, and the
end of the input ends it. A picture is a PNG in the cache folder; where it lies follows from what is
drawn, so that whoever asks can look there first.
"""

import argparse
import logging
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Final

import msgspec
import numpy as np
from numpy.typing import NDArray

from kijkocut.effects import Catalogue
from kijkocut.model.errors import KijkoError
from kijkocut.model.project import Project
from kijkocut.model.ticks import Rate
from kijkocut.processes import Rank, step_back
from kijkocut.render import (
    MediaPicture,
    OutputFormat,
    PlanSettings,
    RenderThread,
    SourceFrame,
    check_shaders,
    plan,
)
from kijkocut.workspace.effect_previews import EffectPreviews, thumbnail_path
from kijkocut.workspace.picture_book import (
    SIZE,
    Order,
    OrderKind,
    Painted,
    Spoken,
    caption_path,
    title_path,
)
from kijkocut.workspace.sample_film import SAMPLE, captioned, titled
from kijkocut.workspace.still import write_png
from kijkocut.workspace.title_templates import TitleTemplate, title_shelf

log = logging.getLogger(__name__)

_RATE: Final = Rate(25)
_CAPTION_WIDTH: Final = 720
"""Pixels of the picture of a caption."""


class Painter:
    """Does orders, one after the other."""

    def __init__(self, cache: Path, folders: tuple[Path, ...], titles: Path) -> None:
        """Draw with the effects in `folders` on top of the program's, and the user's `titles`."""
        self._cache, self._folders = cache, folders
        self._catalogue = Catalogue.from_folders(*folders)
        self._renderer = RenderThread(self._catalogue)
        self._previews = EffectPreviews(self._renderer, self._catalogue, cache)
        self._titles = {one.name: one for one in title_shelf(titles)[0]}

    def do(self, order: Order) -> Painted:
        """Do one order; what goes wrong is told in the answer."""
        try:
            match order.kind:
                case OrderKind.shader:
                    return self._shader(order)
                case OrderKind.lettering:
                    return self._title(order)
                case OrderKind.caption:
                    return self._caption(order)
                case OrderKind.check:
                    return Painted(ticket=order.ticket, broken=tuple(self._broken()))
        except (KijkoError, OSError, msgspec.MsgspecError) as exc:
            return Painted(ticket=order.ticket, fault=str(exc))

    def close(self) -> None:
        """End the drawing."""
        self._renderer.close()

    def _shader(self, order: Order) -> Painted:
        self._previews.picture(order.name, SIZE, order.at)
        found = self._catalogue.find(order.name)
        path = thumbnail_path(self._cache, found, SIZE, order.at) if found is not None else ""
        return Painted(ticket=order.ticket, path=str(path))

    def _title(self, order: Order) -> Painted:
        template = self._titles.get(order.name)
        if template is None:
            return Painted(ticket=order.ticket, fault=f"There is no title {order.name}.")
        path = title_path(self._cache, template, order.at)
        if not path.is_file():
            self._cache.mkdir(parents=True, exist_ok=True)
            write_png(path, self._drawn(template, order.at))
        return Painted(ticket=order.ticket, path=str(path))

    def _caption(self, order: Order) -> Painted:
        path = caption_path(self._cache, order.name)
        if not path.is_file():
            spoken = msgspec.json.decode(order.name, type=Spoken)
            self._cache.mkdir(parents=True, exist_ok=True)
            high = round(_CAPTION_WIDTH * spoken.canvas[1] / spoken.canvas[0])
            project = captioned(spoken.title, spoken.canvas)
            write_png(path, self._frame(project, 0, (_CAPTION_WIDTH, max(high, 2))))
        return Painted(ticket=order.ticket, path=str(path))

    def _drawn(self, template: TitleTemplate, at: float) -> NDArray[np.uint8]:
        tick = _RATE.frames(round(at * (template.duration - 1))) * _RATE.frame_ticks
        return self._frame(titled(template), tick, SIZE)

    def _frame(self, project: Project, tick: int, size: tuple[int, int]) -> NDArray[np.uint8]:
        settings = PlanSettings(size=size)
        what = plan(project, SAMPLE, tick, catalogue=self._catalogue, settings=settings)
        done = self._renderer.submit(what, _no_media, OutputFormat(pixel_format="rgba"))
        return np.asarray(done.result().planes[0], np.uint8)

    def _broken(self) -> Iterator[tuple[str, str]]:
        for folder in self._folders:
            if folder.is_dir():
                for report in check_shaders(folder):
                    if not report.ok:
                        yield str(folder / report.file), report.message


def _no_media(picture: MediaPicture) -> SourceFrame:
    raise LookupError(picture.media)


def serve(painter: Painter, orders: IO[bytes], answers: IO[bytes]) -> None:
    """Do orders until there are no more; a line that is none is logged and left out."""
    decoder = msgspec.json.Decoder(Order)
    for line in orders:
        try:
            order = decoder.decode(line)
        except msgspec.MsgspecError as exc:
            log.warning("not an order: %s", exc)
            continue
        answers.write(msgspec.json.encode(painter.do(order)) + b"\n")
        answers.flush()


def main(words: list[str]) -> None:
    """Run as a program: `--cache FOLDER --titles FOLDER [EFFECTS FOLDER ...]`."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--cache", type=Path, required=True)
    parser.add_argument("--titles", type=Path, required=True)
    parser.add_argument("folders", type=Path, nargs="*")
    args = parser.parse_args(words)
    step_back(Rank.background)
    painter = Painter(args.cache, tuple(args.folders), args.titles)
    try:
        serve(painter, sys.stdin.buffer, sys.stdout.buffer)
    finally:
        painter.close()


if __name__ == "__main__":
    main(sys.argv[1:])
