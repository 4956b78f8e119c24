"""What every dock and action works with: the open project, what is selected, where the playhead is.

The one place of the window that runs commands.
"""

import logging
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from kijkocut.desktop.canvas_focus import CanvasFocus
from kijkocut.desktop.language import said
from kijkocut.desktop.shelf import Shelf
from kijkocut.edit.changeset import ChangeSet
from kijkocut.edit.command import Command
from kijkocut.edit.edges import Side
from kijkocut.edit.refusal import EditRefused
from kijkocut.edit.run import Later
from kijkocut.model.clip import Clip
from kijkocut.model.errors import KijkoError
from kijkocut.model.ids import ClipId, MediaId, SequenceId
from kijkocut.model.media import Media
from kijkocut.model.project import Project
from kijkocut.model.sequence import Sequence
from kijkocut.model.ticks import Ticks
from kijkocut.workspace import Settings, Studio, Workspace

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

log = logging.getLogger(__name__)


class Weight(StrEnum):
    """How much a notice matters."""

    info = "info"
    refused = "refused"
    """An edit that could not be done, and why."""
    trouble = "trouble"
    """Something outside went wrong: a disk, a file, a driver."""


class Notice(Struct, frozen=True, kw_only=True):
    """A sentence for the person, shown without taking the focus."""

    text: str
    weight: Weight = Weight.info


class SourceRange(Struct, frozen=True, kw_only=True):
    """What is open in the source viewer."""

    media: MediaId | None = None
    source_in: Ticks | None = None
    source_out: Ticks | None = None


class Desk(QObject):
    """The state of the window that is not in the project. Lives on the UI thread.

    Views connect to its signals and read its properties; they keep no copies of the project.
    """

    project_opened = Signal()
    """Another project is open now; views start anew from `work`."""
    project_closing = Signal()
    """The project is about to close; views let go of it."""
    project_closed = Signal()
    """No project is open any more."""
    project_changed = Signal(object)
    """A `ChangeSet`: an edit, an undo, a redo."""
    sequence_changed = Signal()
    """Another sequence is on show, or the one on show got other settings."""
    selection_changed = Signal()
    playhead_moved = Signal(object)
    """Ticks (an int too large for C): where the playhead is now."""
    tool_changed = Signal(str)
    source_changed = Signal()
    """Another medium, or another range of it, is in the source viewer."""
    looks_changed = Signal()
    """Frames look different without an edit: effects were read again, proxies removed."""
    source_sought = Signal(object)
    """A media time that the source viewer shall show."""
    source_attended = Signal()
    """The source viewer shall come to the front and have the focus."""
    noticed = Signal(object)
    """A `Notice`."""

    def __init__(self, studio: Studio, settings: Settings) -> None:
        """Start without a project."""
        super().__init__()
        self.studio = studio
        self.settings = settings
        self._work: Workspace | None = None
        self._sequence: SequenceId | None = None
        self._selection: frozenset[ClipId] = frozenset()
        self._edges: frozenset[tuple[ClipId, Side]] = frozenset()
        self._is_alone = False
        self._clips: tuple[Project, frozenset[ClipId], tuple[Clip, ...]]
        self._clips = (_NOTHING, self._selection, ())
        self._playhead: Ticks = 0
        self._tool = "select"
        self._source = SourceRange()
        self.source_playhead: Ticks = 0
        """Where the source viewer stands, in media time."""
        self.shelf = Shelf()
        self.focus = CanvasFocus()
        self.selection_changed.connect(self.focus.let_go)
        self._step: AbstractContextManager[None] | None = None
        self._is_pass = False

    # --- the project ---

    @property
    def work(self) -> Workspace | None:
        """The open project, if any."""
        return self._work

    @property
    def project(self) -> Project:
        """The project as it is now; an empty one when none is open."""
        return self._work.project if self._work is not None else _NOTHING

    def show(self, work: Workspace) -> None:
        """Take over an opened project; the one before is closed."""
        self.close()
        self._work = work
        work.session.listen(self._on_edit)
        sequences = work.project.sequences
        self._sequence = work.main_sequence().id if sequences else None
        self._selection, self._edges, self._playhead = frozenset(), frozenset(), 0
        self._source = SourceRange()
        self.shelf.clear()
        self._is_alone = False
        self.project_opened.emit()
        self.sequence_changed.emit()

    def open(self, path: Path) -> bool:
        """Open a project file; gives whether it worked, after saying why not."""
        try:
            work = self.studio.open(path)
        except KijkoError as exc:
            self.complain(exc)
            return False
        self.show(work)
        return True

    def close(self) -> None:
        """Close the project; everything is saved already."""
        if self._work is not None:
            self.end_step()
            self.project_closing.emit()
            self.show_source(None)
            self.shelf.clear()
            self._work.close()
            self._work, self._sequence = None, None
            self._selection, self._edges = frozenset(), frozenset()
            self.project_closed.emit()

    # --- editing ---

    def run(self, *commands: Command | Later, label: str = "") -> ChangeSet | None:
        """Run commands as one step; None when they were refused, which has been said."""
        if self._work is None:
            return None
        try:
            return self._work.session.run(*commands, label=label)
        except KijkoError as exc:
            self.complain(exc)
            return None

    def begin_step(self, label: str) -> None:
        """Make what is run from now on one step, until `end_step` or `cancel_step`: a drag."""
        self.end_pass()
        if self._work is not None and self._step is None:
            self._step = self._work.session.group(label)
            self._step.__enter__()

    def end_step(self) -> None:
        """Close the step that was begun, if one was."""
        step, self._step = self._step, None
        self._is_pass = False
        if step is not None:
            step.__exit__(None, None, None)

    def cancel_step(self) -> None:
        """Take back what was run since `begin_step`."""
        step, self._step = self._step, None
        if step is not None:
            why = EditRefused("The drag was called off.")
            step.__exit__(type(why), why, None)

    def begin_pass(self, label: str) -> None:
        """Make what is run from now on one step, until `end_pass`, undoing, or another step."""
        if self._step is None:
            self.begin_step(label)
            self._is_pass = True

    def end_pass(self) -> None:
        """Close the step that was begun as a pass, if one was."""
        if self._is_pass:
            self.end_step()

    def undo(self) -> None:
        """Take back the last step."""
        self._walk(is_forward=False)

    def redo(self) -> None:
        """Do the step again that was taken back last."""
        self._walk(is_forward=True)

    def complain(self, error: KijkoError) -> None:
        """Tell the person what could not be done, and log it."""
        log.info("told: %s", error.code)
        weight = Weight.refused if error.code.startswith("edit.") else Weight.trouble
        self.noticed.emit(Notice(text=said(str(error)), weight=weight))

    def say(self, text: str) -> None:
        """Tell the person something in passing."""
        self.noticed.emit(Notice(text=said(text)))

    # --- what is on show ---

    @property
    def sequence(self) -> Sequence | None:
        """The sequence on show, if there is one."""
        return self.project.sequences.get(self._sequence) if self._sequence else None

    def show_sequence(self, sequence: SequenceId) -> None:
        """Put another sequence on show."""
        if sequence != self._sequence and sequence in self.project.sequences:
            self._sequence = sequence
            self.select(())
            self.sequence_changed.emit()
            self.move_playhead(0)

    @property
    def selection(self) -> frozenset[ClipId]:
        """The ids of the selected clips, all of them in the project."""
        return self._selection

    @property
    def selected_clips(self) -> tuple[Clip, ...]:
        """The selected clips by start."""
        if self._clips[0] is not self.project or self._clips[1] is not self._selection:
            found = (self.project.clip(key) for key in self._selection)
            clips = tuple(sorted(found, key=lambda clip: (clip.start, clip.id)))
            self._clips = (self.project, self._selection, clips)
        return self._clips[2]

    @property
    def keeps_links(self) -> bool:
        """Whether what is linked with the selected clips is edited along with them."""
        return not self._is_alone

    def select(self, clips: Iterable[ClipId], *, is_alone: bool = False) -> None:
        """Select these clips and nothing else.

        Args:
            clips: Those that are not in the project are left out.
            is_alone: Whether they were picked out of their links, to be edited without them.
        """
        self._is_alone = is_alone
        self._choose(frozenset(key for key in clips if key in self.project.places), frozenset())

    @property
    def selected_edges(self) -> frozenset[tuple[ClipId, Side]]:
        """The ends of clips that are selected, to be trimmed together."""
        return frozenset(edge for edge in self._edges if edge[0] in self.project.places)

    def select_edges(self, edges: Iterable[tuple[ClipId, Side]]) -> None:
        """Select these ends of clips; the selected clips stay."""
        self._choose(self._selection, frozenset(e for e in edges if e[0] in self.project.places))

    def _choose(self, clips: frozenset[ClipId], edges: frozenset[tuple[ClipId, Side]]) -> None:
        if (clips, edges) != (self._selection, self._edges):
            self._selection, self._edges = clips, edges
            self.selection_changed.emit()

    @property
    def playhead(self) -> Ticks:
        """Where the playhead is: on a frame of the sequence, from 0 on."""
        return self._playhead

    def move_playhead(self, ticks: Ticks) -> None:
        """Move the playhead to the frame that holds `ticks`."""
        sequence = self.sequence
        if sequence is not None:
            ticks = sequence.rate.frames(ticks) * sequence.rate.frame_ticks
        at = max(0, ticks)
        if at != self._playhead:
            self._playhead = at
            self.playhead_moved.emit(at)

    @property
    def tool(self) -> str:
        """The tool of the timeline: `select`, `razor`, `ripple`, `roll`, `slip` ..."""
        return self._tool

    def take_tool(self, tool: str) -> None:
        """Change the tool."""
        if tool != self._tool:
            self._tool = tool
            self.tool_changed.emit(tool)

    # --- the source ---

    @property
    def source_media(self) -> Media | None:
        """What is open in the source viewer, if anything."""
        key = self._source.media
        return self.project.media.get(key) if key is not None else None

    @property
    def source_range(self) -> tuple[Ticks | None, Ticks | None]:
        """The in and out points of the source in media time; None where there is none."""
        return self._source.source_in, self._source.source_out

    def show_source(
        self,
        media: MediaId | None,
        source_in: Ticks | None = None,
        source_out: Ticks | None = None,
    ) -> None:
        """Open a medium in the source viewer, or empty it; also sets the in and out points.

        Args:
            media: Which; None is nothing.
            source_in: The in point in media time.
            source_out: The out point, exclusive.
        """
        wanted = SourceRange(media=media, source_in=source_in, source_out=source_out)
        if wanted != self._source:
            self._source = wanted
            self.source_changed.emit()

    # --- inside ---

    def _walk(self, *, is_forward: bool) -> None:
        if self._work is None:
            return
        self.end_pass()
        session = self._work.session
        history = session.history
        step = history.next_step() if is_forward else history.cursor
        label = history.steps[step].label if step else ""
        try:
            session.redo() if is_forward else session.undo()
        except KijkoError as exc:
            self.complain(exc)
            return
        self.say(f"{'Redid' if is_forward else 'Undid'}: {label}.")

    def _on_edit(self, done: ChangeSet) -> None:
        project = done.after
        gone = {key for key in self._selection if key not in project.places}
        was = done.before.sequences.get(self._sequence) if self._sequence else None
        if self._sequence not in project.sequences:
            self._sequence = min(project.sequences, default=None)
        if gone:
            self._selection -= gone
        self.shelf.keep_only(project)
        self.project_changed.emit(done)
        if gone:
            self.selection_changed.emit()
        if _settings(was) != _settings(self.sequence):
            self.sequence_changed.emit()
        if self._source.media is not None and self._source.media not in project.media:
            self.show_source(None)


def _settings(sequence: Sequence | None) -> Sequence | None:
    """Give what views are laid out by: all but the master, which is only heard."""
    return None if sequence is None else replace(sequence, params=(), effects=())


_NOTHING = Project()
