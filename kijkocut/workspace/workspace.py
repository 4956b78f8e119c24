"""One open project."""

from collections.abc import Callable, Iterable
from pathlib import Path
from threading import Event
from types import TracebackType

from msgspec.structs import replace

from kijkocut.alignment import Aligner
from kijkocut.edit.changeset import ChangeSet
from kijkocut.edit.proposal import Proposal, propose
from kijkocut.edit.refusal import UnknownName, did_you_mean
from kijkocut.export import Progress, Request, Result, refuse_replacing
from kijkocut.interchange import Imported as Timeline
from kijkocut.jobs import Job
from kijkocut.model.clip import MediaSource
from kijkocut.model.ids import BinId, ClipId, MediaId, SequenceId
from kijkocut.model.project import Project, Table
from kijkocut.model.sequence import Sequence
from kijkocut.model.ticks import Ticks
from kijkocut.store import ProjectFile
from kijkocut.workspace.archiving import Archived, archive
from kijkocut.workspace.beside import open_session
from kijkocut.workspace.exports.film import write_film
from kijkocut.workspace.importing import Import, Imported, gather, plan_import, survey
from kijkocut.workspace.preparing import Preparation
from kijkocut.workspace.prerender import Prerender
from kijkocut.workspace.prerender_apart import PrerenderApart
from kijkocut.workspace.preview import Preview
from kijkocut.workspace.project_reading import read_project
from kijkocut.workspace.project_services import ProjectServices
from kijkocut.workspace.proxying import ProjectProxies
from kijkocut.workspace.relinking import Relinked, Sought, lost_media, plan_relink, seek
from kijkocut.workspace.render_need import RenderNeed
from kijkocut.workspace.rendered_frame import RenderedFrames
from kijkocut.workspace.scenes import Scenes, clips_of
from kijkocut.workspace.script import read_script
from kijkocut.workspace.services import Services
from kijkocut.workspace.stabilising import Stabiliser
from kijkocut.workspace.still import StillRenderer, write_png
from kijkocut.workspace.synchronising import Synchroniser
from kijkocut.workspace.title_templates import TitleTemplate, placing
from kijkocut.workspace.trimming import Sizes, sizes


class Workspace:
    """A project file and its session, with the studio's services at hand."""

    def __init__(self, services: Services, file: ProjectFile) -> None:
        """Open a session on `file`, which is closed with this workspace."""
        self.services = ProjectServices(services, file.path.parent)
        self.file = file
        services = self.services
        self.session = open_session(file, services)
        self.scenes = Scenes(self.session, services)
        self.stabiliser = Stabiliser(self.session, services)
        self.aligner = Aligner(services.jobs, services.pool)
        self.synchroniser = Synchroniser(self.session, self.aligner, services.jobs)
        self.prerender = Prerender(services)
        self.render_need = RenderNeed(self.prerender)
        self.rendered = RenderedFrames(self.prerender, services)
        self.prerender_apart = PrerenderApart(services, file.path.parent)
        self.proxies = ProjectProxies(self.session, services)
        self.preparation = Preparation(self.session, services, self.proxies)
        self.preview = Preview(services, self.prerender, self.proxies)

    @property
    def path(self) -> Path:
        """Where the project file lies."""
        return self.file.path

    @property
    def project(self) -> Project:
        """The project as it is now."""
        return self.session.snapshot

    def sequence(self, name: str | None = None) -> Sequence:
        """Find a sequence by id or name; without one, the first that no other nests.

        Raises:
            UnknownName: There is none.
        """
        sequences = self.project.sequences
        if name is None:
            return self.main_sequence()
        for sequence in sequences.values():
            if name in (sequence.id, sequence.name):
                return sequence
        hint = did_you_mean(name, [s.name for s in sequences.values()])
        raise UnknownName(f'There is no sequence "{name}".{hint}')

    def pick(self, name: str) -> tuple[MediaId, tuple[ClipId, ...]]:
        """Find what a word of the command line means: a clip, or a media and all clips showing it.

        Raises:
            UnknownName: No clip has that id, and no clip or media that id or name.
        """
        project = self.project
        clip = project.clip(ClipId(name)) if name in project.places else None
        if clip is not None and isinstance(clip.source, MediaSource):
            return clip.source.media, (clip.id,)
        for media in project.media.values():
            if name in (media.id, media.name):
                return media.id, clips_of(project, media.id)
        names = (word for m in project.media.values() for word in (m.id, m.name))
        hint = did_you_mean(name, (*project.places, *names))
        raise UnknownName(f'No clip or media that shows footage is called "{name}".{hint}')

    def main_sequence(self) -> Sequence:
        """Give the sequence meant when none is named: `main`, or the oldest by id.

        Raises:
            UnknownName: The project has no sequence.
        """
        sequences = self.project.sequences
        if not sequences:
            raise UnknownName("The project has no sequence yet. Add one with add_sequence.")
        main = sequences.get(SequenceId("main"))
        return main if main is not None else sequences[min(sequences)]

    def import_files(self, paths: Iterable[Path]) -> Imported:
        """Probe files and folders and add those that are new and readable, as one step."""
        return self.take_in(plan_import(gather(paths), self.project, self.services.probe))

    def survey(self, paths: Iterable[Path], *, into: BinId | None = None) -> Job[Import]:
        """Start measuring files and folders for an import; `take_in` adds what was found.

        Args:
            paths: What to import.
            into: The bin that the media will be filed in.
        """
        return survey(self.services, self.project, paths, bin_id=into)

    def take_in(self, plan: Import) -> Imported:
        """Add measured files as one step; what came into the project meanwhile is left out."""
        by_hash = {m.facts.content_hash: m.id for m in self.project.media.values()}
        new = [c for c in plan.commands if c.facts.content_hash not in by_hash]
        late = [c for c in plan.commands if c.facts.content_hash in by_hash]
        added: list[MediaId] = []
        if new:
            label = f"Import {len(new)} files" if len(new) > 1 else "Import media"
            done = self.session.run(*new, label=label)
            added = sorted(MediaId(key) for table, key in done.added if table is Table.media)
            by_hash = {m.facts.content_hash: m.id for m in self.project.media.values()}
        known = (*plan.known, *((Path(c.path), c.facts.content_hash) for c in late))
        found = tuple((path, by_hash[hash_]) for path, hash_ in known)
        return Imported(added=tuple(added), known=found, refused=plan.refused)

    def relink(self, places: Iterable[Path]) -> Relinked:
        """Look for lost media in files and folders and relink what is found, as one step."""
        lost = lost_media(self.project)
        plan = list(plan_relink(lost, gather(places), self.services.probe)) if lost else []
        commands = tuple(command for _, command in plan if command is not None)
        gone = tuple(media.name for media, command in plan if command is None)
        return self.take_back(Sought(commands=commands, lost=gone))

    def seek(self, places: Iterable[Path]) -> Job[Sought]:
        """Start looking for lost media in files and folders; see `take_back`."""
        return seek(self.services, self.project, places)

    def take_back(self, sought: Sought) -> Relinked:
        """Relink what a search has found, as one step."""
        media = self.project.media
        commands = tuple(c for c in sought.commands if c.media in media)
        if commands:
            self.session.run(*commands, label=f"Relink {len(commands)} files")
        found = tuple((media[c.media].name, Path(c.path)) for c in commands)
        return Relinked(found=found, lost=sought.lost)

    def read_project(self, path: Path) -> Timeline:
        """Read another project for `interchange.bring`; from any thread. See `project_reading`."""
        return read_project(path, self.path, self.services.catalogue)

    def add_title(
        self,
        sequence: Sequence,
        template: TitleTemplate,
        *,
        at: Ticks,
        text: str | None = None,
        duration: Ticks | None = None,
    ) -> ChangeSet:
        """Put a title over what is on show at `at`, as one step; see `TitleTemplate`."""
        commands = placing(self.project, sequence, template, at=at, text=text, duration=duration)
        return self.session.run(*commands, label=f"Add {template.label}")

    def run_script(self, raws: list[object], *, folder: Path, label: str) -> ChangeSet:
        """Run a script as one operation, all or none."""
        commands = read_script(raws, folder=folder, probe=self.services.probe)
        return self.session.run(*commands, label=label)

    def propose_script(self, raws: list[object], *, folder: Path, label: str) -> Proposal:
        """Work out what a script would do."""
        commands = read_script(raws, folder=folder, probe=self.services.probe)
        return propose(
            self.project, commands, label=label, actor="you", catalogue=self.services.catalogue
        )

    def require_free(self, out: Path) -> None:
        """See to it that writing to `out` replaces neither footage nor the project file.

        Raises:
            TargetError: It would.
        """
        refuse_replacing(out, (self.path, *(Path(m.path) for m in self.project.media.values())))

    def write_still(
        self, out: Path, sequence: Sequence, at: Ticks, *, is_original: bool = False
    ) -> None:
        """Render the frame at `at` and write it as a PNG.

        Args:
            out: The file.
            sequence: Of what.
            at: Sequence time in ticks.
            is_original: Whether to read the originals even when proxies are switched on.

        Raises:
            TargetError: It would replace footage or the project file.
            CannotWriteError: The place can't be written to.
            MediaError: A file that the frame needs can't be read.
        """
        self.require_free(out)
        services = self.services
        stills = StillRenderer(
            self.project,
            pool=services.pool,
            renderer=services.renderer,
            catalogue=services.catalogue,
            stand_in=None if is_original else self.proxies.stand_in,
        )
        write_png(out, stills.frame(sequence.id, at))

    def export(
        self,
        sequence: Sequence,
        request: Request,
        *,
        listener: Callable[[Progress], None] | None = None,
        cancel: Event | None = None,
    ) -> Result:
        """Write a film of the sequence as it is now, and its captions beside it if so asked.

        See `kijkocut.export.export`.
        """
        return write_film(
            self.project,
            sequence.id,
            request=replace(request, kept=(*request.kept, self.path)),
            engine=self.services,
            listener=listener,
            cancel=cancel,
        )

    def archive(self, out: Path, *, handle: Ticks | None = None) -> Job[Archived]:
        """Start making an archive of the project as it is now; see `archiving.archive`."""
        return archive(self.file, self.project, self.services, out, handle=handle)

    def archive_sizes(self, handle: Ticks) -> Sizes:
        """Estimate what an archive's footage comes to, whole and trimmed with handles."""
        return sizes(self.project, handle)

    def close(self) -> None:
        """Close the project file; everything is saved already."""
        self.services.close()
        self.file.close()

    def __enter__(self) -> "Workspace":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
