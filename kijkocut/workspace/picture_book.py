"""Where pictures of effects and titles lie, and how the program is asked that draws them."""

import hashlib
import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import Final

import msgspec
from msgspec import Struct

import kijkocut
from kijkocut.model.title import Title
from kijkocut.workspace.effect_previews import thumbnail_path
from kijkocut.workspace.studio import Studio
from kijkocut.workspace.title_templates import TitleTemplate
from kijkocut.workspace.workspace import Workspace

SIZE: Final = (240, 135)


class OrderKind(StrEnum):
    """What is asked of the painter."""

    shader = "shader"
    """A picture of an effect, transition or generator, by its name in the catalogue."""
    lettering = "title"
    """A picture of a title template, by its name."""
    caption = "caption"
    """A picture of a caption; the name is what `caption_name` gives."""
    check = "check"
    """Whether the files of the user's and the project's folders work."""


class Order(Struct, frozen=True, kw_only=True):
    """One thing for the painter to do."""

    ticket: int
    """Comes back with the answer."""
    kind: OrderKind
    name: str = ""
    at: float = 0.4
    """How far, 0 to 1: through a transition, or through the time of what moves by itself."""


class Painted(Struct, frozen=True, kw_only=True):
    """What became of an order."""

    ticket: int
    path: str = ""
    """Of the picture; empty when there is none."""
    fault: str = ""
    """Why there is none."""
    broken: tuple[tuple[str, str], ...] = ()
    """Of a check: files that don't work, and why."""


class Spoken(Struct, frozen=True, kw_only=True):
    """A caption to be pictured."""

    title: Title
    canvas: tuple[int, int]


class PictureBook:
    """Pictures of what the open project can use, for a window that must not wait.

    It looks into the cache and says how the painter, a process of its own, is started and asked;
    running it is the window's. Renders nothing itself. From one thread.
    """

    def __init__(self, studio: Studio, work: Workspace) -> None:
        """Take effects and titles as they are now; make another when they were read again."""
        self._cache = studio.cache_dir / "effects"
        self._titles_folder = studio.own_titles
        self._catalogue = work.services.catalogue
        self._titles = {one.name: one for one in studio.title_shelf()[0]}

    @property
    def command(self) -> tuple[str, ...]:
        """The painter's program and its words."""
        return (
            sys.executable,
            "-P",  # modules that lie in the present folder, such as a project's, are not loaded
            "-m",
            "kijkocut.workspace.painter",
            "--cache",
            str(self._cache),
            "--titles",
            str(self._titles_folder),
            *(str(folder) for folder in self._catalogue.folders),
        )

    @property
    def environment(self) -> dict[str, str]:
        """What the painter's environment has besides the window's."""
        package = str(Path(kijkocut.__file__).parents[1])
        paths = os.pathsep.join(filter(None, (package, os.environ.get("PYTHONPATH", ""))))
        return {"PYTHONPATH": paths, "OPENBLAS_NUM_THREADS": "1"}

    def path(self, kind: str, name: str, at: float) -> Path | None:
        """Give where a picture is kept once it is made; None of what has none.

        Args:
            kind: `shader`, `title` or `caption`.
            name: In the catalogue, or of the template, or what `caption_name` gave.
            at: As in an order.
        """
        if kind == OrderKind.caption:
            return caption_path(self._cache, name)
        if kind == OrderKind.lettering:
            template = self._titles.get(name)
            return title_path(self._cache, template, at) if template is not None else None
        found = self._catalogue.find(name)
        return thumbnail_path(self._cache, found, SIZE, at) if found is not None else None

    @staticmethod
    def caption_name(title: Title, canvas: tuple[int, int]) -> str:
        """Name the picture of a caption with that look and text, on a canvas of those pixels."""
        return msgspec.json.encode(Spoken(title=title, canvas=canvas)).decode()

    @staticmethod
    def order(ticket: int, kind: str, name: str = "", at: float = 0.4) -> bytes:
        """Write an order as the painter reads it, one line."""
        made = Order(ticket=ticket, kind=OrderKind(kind), name=name, at=at)
        return msgspec.json.encode(made) + b"\n"

    @staticmethod
    def answer(line: bytes) -> Painted | None:
        """Read one line of the painter's; None for what is no answer."""
        try:
            return msgspec.json.decode(line, type=Painted)
        except msgspec.MsgspecError:
            return None


def caption_path(folder: Path, name: str) -> Path:
    """Give where the picture of a caption lies; see `PictureBook.caption_name`."""
    digest = hashlib.blake2b(name.encode(), digest_size=16)
    return folder / f"caption-{digest.hexdigest()}.png"


def title_path(folder: Path, template: TitleTemplate, at: float) -> Path:
    """Give where the picture of a title template lies in the cache `folder`, or would lie."""
    digest = hashlib.blake2b(msgspec.json.encode(template), digest_size=16)
    digest.update(f"{SIZE} {round(at, 3)}".encode())
    return folder / f"title-{digest.hexdigest()}.png"
