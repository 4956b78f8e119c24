"""The services of one run of the program, each made when it is first needed."""

from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from msgspec.structs import replace

from kijkocut.audio import Waveforms
from kijkocut.edit.commands.add_sequence import AddSequence
from kijkocut.edit.run import run_commands
from kijkocut.effects import Catalogue
from kijkocut.export import EncoderBook, Preset, PresetLibrary
from kijkocut.jobs import Jobs
from kijkocut.media import MediaPool, Proxies, Thumbnails
from kijkocut.model.clip import Clip
from kijkocut.model.ids import OperationId
from kijkocut.model.media import MediaFacts
from kijkocut.model.project import About, Project
from kijkocut.model.sequence import Sequence
from kijkocut.render import RenderThread
from kijkocut.store import create, open_project
from kijkocut.workspace.effect_previews import EffectPreviews
from kijkocut.workspace.exports.process import ExportProcess
from kijkocut.workspace.exports.queue import ExportQueue
from kijkocut.workspace.machine_settings import MACHINE_SETTINGS
from kijkocut.workspace.segments import Segments
from kijkocut.workspace.settings import Settings
from kijkocut.workspace.title_saving import template_of, write_template
from kijkocut.workspace.title_templates import (
    TitleTemplate,
    shelf_stamp,
    template_named,
    title_shelf,
    title_templates,
)
from kijkocut.workspace.workspace import Workspace

if TYPE_CHECKING:
    from kijkocut.workspace.services import Way


class Studio:
    """Media pool, catalogue and renderer, shared by every project open in this process."""

    def __init__(self, *, cache_dir: Path, config_dir: Path) -> None:
        """Make nothing yet.

        Args:
            cache_dir: For what can be made again: indexes, quarantine lists, thumbnails.
            config_dir: The user's own, in `effects/`, `presets/` and `titles/`.
        """
        self.cache_dir = cache_dir
        self.config_dir = config_dir
        self._shelf: tuple[object, tuple[tuple[TitleTemplate, ...], tuple[str, ...]]] | None = None
        self.way: Way = "best"
        """How frames are composited; see `RenderThread`. Taken up with the first frame."""

    @cached_property
    def catalogue(self) -> Catalogue:
        """The built-in effects and the user's own."""
        return Catalogue.from_folders(self.own_effects)

    @property
    def own_effects(self) -> Path:
        """Where the user's own effects belong."""
        return self.config_dir / "effects"

    @property
    def effect_folders(self) -> tuple[Path, ...]:
        """Where effects lie that are not the program's own."""
        return (self.own_effects,)

    @cached_property
    def pool(self) -> MediaPool:
        """The supervised decoders."""
        return MediaPool(self.cache_dir / "media")

    @cached_property
    def renderer(self) -> RenderThread:
        """The thread that owns the GPU."""
        return RenderThread(self.catalogue, way=self.way)

    @cached_property
    def jobs(self) -> Jobs:
        """Long tasks of every open project."""
        return Jobs()

    @cached_property
    def exports(self) -> ExportQueue:
        """Films in line, each written by a process of its own; kept over restarts."""

        def start(place: Path) -> ExportProcess:
            return ExportProcess(place, cache_dir=self.cache_dir, config_dir=self.config_dir)

        return ExportQueue(self.jobs, self.config_dir / "exports", start)

    @cached_property
    def segments(self) -> Segments:
        """Frames rendered ahead, of all projects."""
        return Segments(self.cache_dir / "rendered")

    @cached_property
    def proxies(self) -> Proxies:
        """Small copies of heavy footage, of all projects."""
        return Proxies(self.pool, self.cache_dir / "proxies")

    @cached_property
    def thumbnails(self) -> Thumbnails:
        """Strips of small pictures, of all projects."""
        return Thumbnails(self.pool, self.cache_dir / "thumbnails")

    @cached_property
    def waveforms(self) -> Waveforms:
        """Waveforms, of all projects."""
        return Waveforms(self.cache_dir / "waveforms")

    @cached_property
    def encoders(self) -> EncoderBook:
        """Which hardware encoders work here."""
        return EncoderBook(self.cache_dir)

    @cached_property
    def settings(self) -> Settings:
        """The person's settings on this machine."""
        return Settings(self.config_dir / "settings.toml", MACHINE_SETTINGS)

    def effect_previews(self, work: Workspace | None = None) -> EffectPreviews:
        """Give pictures of what effects, transitions and generators do.

        Args:
            work: Whose effects; by default the program's and the user's.
        """
        services = self if work is None else work.services
        folder = self.cache_dir / "effects"
        return EffectPreviews(services.renderer, services.catalogue, folder)

    @property
    def preset_library(self) -> PresetLibrary:
        """Where export presets are kept."""
        return PresetLibrary(self.config_dir / "presets")

    def presets(self) -> tuple[Preset, ...]:
        """The built-in export presets and the user's own."""
        return self.preset_library.all()

    def preset(self, name: str) -> Preset:
        """Give the export preset of that name."""
        return self.preset_library.named(name)

    def title_templates(self) -> tuple[TitleTemplate, ...]:
        """The built-in title templates and the user's own, from `titles/`."""
        return title_templates(self.own_titles)

    def title_shelf(self) -> tuple[tuple[TitleTemplate, ...], tuple[str, ...]]:
        """Give the title templates that can be read, and a sentence for each file that can't."""
        stamp = shelf_stamp(self.own_titles)
        if self._shelf is None or self._shelf[0] != stamp:
            self._shelf = (stamp, title_shelf(self.own_titles))
        return self._shelf[1]

    @property
    def own_titles(self) -> Path:
        """Where the user's own title templates belong."""
        return self.config_dir / "titles"

    def title_template(self, name: str) -> TitleTemplate:
        """Give the title template of that name."""
        return template_named(name, self.own_titles)

    def keep_title(
        self, clip: Clip, sequence: Sequence, *, label: str, category: str
    ) -> TitleTemplate:
        """Write a title of a film into the user's own templates, over an own one so labelled.

        Raises:
            NoTitleError: The clip shows no title.
            TemplateUnsavedError: It can't be written.
        """
        made = template_of(clip, sequence, label=label, category=category)
        if made.name in {one.name for one in title_templates()}:
            made = replace(made, name=f"{made.name}-own")
        write_template(self.own_titles, made)
        return made

    def probe(self, path: Path) -> MediaFacts:
        """Measure a media file."""
        return self.pool.probe(path)

    def create(self, path: Path, *, name: str = "", first: AddSequence | None = None) -> Workspace:
        """Make a project file with, if given, its first sequence, and open it.

        The sequence is there from the beginning: it is no step, so that undo never takes it away.

        Raises:
            EditRefused: The sequence can't be made; then no file is made either.
        """
        start = Project(About(name=name or path.stem))
        if first is not None:
            start = run_commands(start, (first,), OperationId("new")).project
        return Workspace(self, create(path, start=start))

    def open(self, path: Path, *, is_read_only: bool = False) -> Workspace:
        """Open a project file; another opener's lock makes it read-only, with a reason."""
        return Workspace(self, open_project(path, read_only=is_read_only))

    def close(self) -> None:
        """Stop what was started. Safe to call twice."""
        for name in ("exports", "jobs", "renderer", "pool"):
            service = self.__dict__.pop(name, None)
            if service is not None:
                service.close()

    def __enter__(self) -> "Studio":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
