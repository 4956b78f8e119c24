"""The session: the one place that runs edits on an open project.

Lives on one thread (the UI thread on the desktop). Others read `snapshot`, an immutable value.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

import msgspec

from kijkocut.edit.catalogue import Catalogue
from kijkocut.edit.changeset import ChangeSet
from kijkocut.edit.command import Command
from kijkocut.edit.history import ROOT, History
from kijkocut.edit.journal import Journal, Kind, Record
from kijkocut.edit.refusal import EditRefused
from kijkocut.edit.run import Later, run_commands
from kijkocut.model.codec import encode
from kijkocut.model.ids import OperationId
from kijkocut.model.project import Change, Project, revert


class Session:
    """Runs commands, keeps history, tells listeners what changed."""

    def __init__(
        self,
        project: Project,
        journal: Journal,
        *,
        client: str,
        clock_ms: Callable[[], int],
        actor: str = "you",
        catalogue: Catalogue | None = None,
    ) -> None:
        """Open a session on the project that `journal` leads to.

        Args:
            project: The value after the journal's last record.
            journal: Where operations are made durable.
            client: A short text unique to this opening of the file; ids of new things contain it.
            clock_ms: Wall-clock milliseconds since 1970, for the history's labels only.
            actor: Who edits when `run` is not told otherwise.
            catalogue: What effects exist; None leaves effect names and ranges unchecked.
        """
        records = journal.records()
        self._project = project
        self._journal = journal
        self._client = client
        self._clock_ms = clock_ms
        self._actor = actor
        self._catalogue = catalogue
        self._revision = records[-1].revision if records else 0
        self._group: tuple[str, str] | None = None
        self._listeners: list[Callable[[ChangeSet], None]] = []
        self.history = History(records)

    @property
    def snapshot(self) -> Project:
        """The project as it is now; safe to keep and to read on any thread."""
        return self._project

    @property
    def revision(self) -> int:
        """The number of operations journaled so far."""
        return self._revision

    @property
    def next_operation(self) -> OperationId:
        """The id that the next operation will have."""
        return OperationId(f"{self._client}.{self._revision + 1}")

    @property
    def catalogue(self) -> Catalogue | None:
        """What effects the session checks against."""
        return self._catalogue

    def run(
        self, *commands: Command | Later, label: str = "", actor: str | None = None
    ) -> ChangeSet:
        """Run commands as one operation, all or none, and make it durable.

        Raises:
            EditRefused: It can't be done; the project is the very same value as before.
            OutsideError: The journal could not keep it; likewise.
        """
        if not commands:
            raise EditRefused("There is nothing to run: the list of commands is empty.")
        operation = self.next_operation
        result = run_commands(self._project, commands, operation, self._catalogue)
        if not result.changes:
            return self._sum_up((), self._project)
        step, group_label = self._group or (operation, "")
        first = result.commands[0]
        text = label or group_label or first.title or type(first).__name__
        record = Record(
            revision=self._revision + 1,
            id=operation,
            kind=Kind.edit,
            step=step,
            parent=self._parent_of(step),
            actor=actor or self._actor,
            label=text,
            at_ms=self._clock_ms(),
            commands=tuple(msgspec.Raw(encode(c)) for c in result.commands),
            changes=result.changes,
        )
        return self._commit(record, result.project)

    @contextmanager
    def group(self, label: str) -> Iterator[None]:
        """Make the runs inside one step of the history: a drag, an agent's turn.

        If the block raises, what it did is undone. Groups do not nest: an inner one joins the
        outer.
        """
        if self._group is not None:
            yield
            return
        step = f"group-{self.next_operation}"
        self._group = (step, label)
        try:
            yield
        except BaseException:
            self._group = None
            if self.history.cursor == step:
                self.undo()
            raise
        finally:
            self._group = None

    def undo(self) -> ChangeSet:
        """Take back the step the project stands on, as a new journaled operation.

        Raises:
            EditRefused: There is nothing to undo.
        """
        if self.history.cursor == ROOT:
            raise EditRefused("There is nothing to undo.")
        return self._walk(Kind.undo, self.history.cursor)

    def redo(self, step: str | None = None) -> ChangeSet:
        """Do the step again that was undone last, or the given child of the present step.

        Raises:
            EditRefused: There is nothing to redo, or the step is no child of the present one.
        """
        target = step if step is not None else self.history.next_step()
        if target is None or target not in self.history.children(self.history.cursor):
            raise EditRefused("There is nothing to redo.")
        return self._walk(Kind.redo, target)

    def jump(self, step: str) -> None:
        """Go to any step of the history tree; the empty text is the beginning.

        Raises:
            EditRefused: There is no such step.
        """
        try:
            up, down = self.history.path(step)
        except KeyError:
            raise EditRefused(f'The history has no step "{step}".') from None
        for _ in up:
            self.undo()
        for target in down:
            self.redo(target)

    def listen(self, listener: Callable[[ChangeSet], None]) -> Callable[[], None]:
        """Call `listener` after each edit, on the session thread; gives a function that stops it.

        Listeners must be quick and must not run commands.
        """
        self._listeners.append(listener)

        def stop() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return stop

    def _walk(self, kind: Kind, step: str) -> ChangeSet:
        if self._group is not None:
            raise EditRefused("Finish the running edit first.")
        known = self.history.steps[step]
        forward = [c for op in known.operations for c in self._journal.changes(op)]
        changes = tuple(forward) if kind is Kind.redo else revert(tuple(forward))
        record = Record(
            revision=self._revision + 1,
            id=self.next_operation,
            kind=kind,
            step=step,
            parent=self.history.cursor,
            actor=self._actor,
            label=f"{kind.value.capitalize()}: {known.label}",
            at_ms=self._clock_ms(),
            changes=changes,
        )
        return self._commit(record, self._project.apply(changes))

    def _commit(self, record: Record, project: Project) -> ChangeSet:
        before = self._project
        self._journal.append(record, before, project)
        self._project = project
        self._revision = record.revision
        self.history.note(record)
        summary = self._sum_up(record.changes, before)
        for listener in tuple(self._listeners):
            listener(summary)
        return summary

    def _sum_up(self, changes: Iterable[Change], before: Project) -> ChangeSet:
        return ChangeSet.of(changes, revision=self._revision, before=before, after=self._project)

    def _parent_of(self, step: str) -> str:
        known = self.history.steps.get(step)
        return known.parent if known is not None else self.history.cursor
