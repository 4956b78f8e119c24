"""The export queue: orders in line, each done as a job by a process of its own."""

import logging
import secrets
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from threading import Lock, RLock
from typing import Final

from msgspec.structs import replace

from kijkocut.export import Request, Result
from kijkocut.jobs import Control, Fault, Job, Jobs, JobState, Order, Resource, Stage
from kijkocut.model.errors import UserError
from kijkocut.model.ids import SequenceId
from kijkocut.model.project import Project
from kijkocut.workspace.exports.hold import Hold, take
from kijkocut.workspace.exports.order import ExportId, ExportItem, ExportOrder
from kijkocut.workspace.exports.process import ExportProcess
from kijkocut.workspace.exports.running import Running
from kijkocut.workspace.exports.shelf import Shelf

log = logging.getLogger(__name__)

KIND: Final = "export"
"""The kind of the queue's jobs; their keys are `export` and the order's id."""
_ATTEMPTS: Final = 2
"""An export that was cut off so often is not begun again by itself."""

Start = Callable[[Path], ExportProcess]


class NoSuchExportError(UserError):
    """The queue holds no export of that name."""

    code = "export.unknown"


class ExportQueue:
    """All exports of one run of the program, and those that earlier runs left.

    May be used from any thread; listeners are called on whichever thread made the change. Exports
    that are not over when the program ends are done by the next one.
    """

    def __init__(self, jobs: Jobs, folder: Path, start: Start) -> None:
        """Read what lies in `folder`; nothing is begun before `take_up`.

        Args:
            jobs: Runs them, one at a time.
            folder: Where orders are kept.
            start: Starts the process for the order in a folder.
        """
        self._jobs, self._shelf, self._start = jobs, Shelf(folder), start
        self._guard = Lock()
        self._news = RLock()
        """Held while one piece of news is taken in and written down."""
        self._keeping = Lock()
        """Held while a state is written down: progress and news come from different threads."""
        self._items: dict[ExportId, ExportItem] = {}
        self._holds: dict[ExportId, Hold] = {}
        self._made: dict[ExportId, Job[Result]] = {}
        self._listeners: tuple[Callable[[ExportId], None], ...] = ()
        self._is_closed = False
        self._leave = jobs.listen(self._on_job)
        for item in self._shelf.items():
            hold = take(self._shelf.place(item.order.id))
            if hold is not None:
                self._holds[item.order.id] = hold
                self._items[item.order.id] = item

    def items(self) -> tuple[ExportItem, ...]:
        """Give all that is listed, in the order it is done."""
        with self._guard:
            return tuple(self._items.values())

    def item(self, export: ExportId) -> ExportItem:
        """Give one.

        Raises:
            NoSuchExportError: There is none.
        """
        with self._guard:
            found = self._items.get(export)
        if found is None:
            raise NoSuchExportError(f'There is no export "{export}" in the queue.')
        return found

    def folder(self, export: ExportId) -> Path:
        """Give where an order is kept, its log among it."""
        return self._shelf.place(export)

    def listen(self, listener: Callable[[ExportId], None]) -> Callable[[], None]:
        """Call `listener` on every change, from any thread; gives what ends that."""
        self._listeners = (*self._listeners, listener)

        def leave() -> None:
            self._listeners = tuple(one for one in self._listeners if one is not listener)

        return leave

    def add(
        self,
        project: Project,
        sequence: SequenceId,
        *,
        request: Request,
        path: Path,
        is_next: bool = False,
    ) -> ExportId:
        """Put a film in line.

        Args:
            project: A snapshot; later edits don't count.
            sequence: Which sequence.
            request: What to write, and where.
            path: The project file.
            is_next: Whether it goes before all that waits.

        Raises:
            ShelfError, SnapshotError: It could not be kept on disk.
        """
        order = ExportOrder(
            id=ExportId(f"{time.time_ns() // 1_000_000:x}-{secrets.token_hex(3)}"),
            title=request.out.name,
            project=path.absolute(),
            sequence=sequence,
            request=replace(request, out=request.out.absolute()),
            made_ms=time.time_ns() // 1_000_000,
        )
        item = ExportItem(order=order)
        self._shelf.add(item, project)
        hold = take(self._shelf.place(order.id))
        with self._guard:
            if hold is not None:
                self._holds[order.id] = hold
            self._items[order.id] = item
        self._submit(item)
        if is_next:
            self._line_up(lambda line: [order.id, *(one for one in line if one != order.id)])
        return order.id

    def take_up(self) -> tuple[ExportItem, ...]:
        """Go on with what an earlier run of the program left unfinished; gives those."""
        left = [i for i in self.items() if i.stage in (Stage.queued, Stage.running)]
        left = [i for i in left if i.order.id not in self._made]
        for item in left:
            if item.attempts >= _ATTEMPTS:
                sentence = (
                    f"The program ended {item.attempts} times during this export. Try again once"
                    " other programs are closed, or with another codec."
                )
                fault = Fault(code="export.interrupted", sentence=sentence)
                self._change(item.order.id, stage=Stage.failed, fault=fault)
            else:
                self._change(item.order.id, stage=Stage.queued, share=0.0, text="")
                self._submit(item)
        return tuple(left)

    def pause(self, export: ExportId) -> None:
        """Hold one back; the next in line goes on meanwhile."""
        job = self._live(export)
        if job is not None:
            self._jobs.pause(job.id)

    def resume(self, export: ExportId) -> None:
        """End a pause."""
        item, job = self.item(export), self._live(export)
        if job is not None:
            self._jobs.resume(job.id)
        elif item.stage is Stage.paused:
            self._again(export)

    def cancel(self, export: ExportId) -> None:
        """Stop one; what it has written goes."""
        job = self._live(export)
        if job is not None:
            job.cancel()
        elif not self.item(export).stage.is_over:
            self._change(export, stage=Stage.cancelled)

    def retry(self, export: ExportId) -> None:
        """Put one that failed or was stopped in line again, from the project as it was."""
        if self.item(export).stage in (Stage.failed, Stage.cancelled):
            self._again(export)

    def remove(self, export: ExportId) -> None:
        """Take one off the list; a film that is written stays."""
        job = self._live(export)
        if job is not None:
            job.cancel()
            job.wait()
        with self._guard:
            gone = self._items.pop(export, None)
            self._made.pop(export, None)
            hold = self._holds.pop(export, None)
        if hold is not None:
            hold.release()
        if gone is not None:
            self._shelf.remove(export)
            self._tell(export)

    def move(self, export: ExportId, places: int) -> None:
        """Move one that waits by so many places among those that wait; below zero is sooner."""

        def moved(line: list[ExportId]) -> list[ExportId]:
            if export not in line:
                return line
            at = line.index(export)
            rest = [one for one in line if one != export]
            rest.insert(max(0, at + places), export)
            return rest

        self._line_up(moved)

    def close(self) -> None:
        """Stop what runs; the next run of the program goes on with it. Before the jobs close."""
        self._is_closed = True
        running = [self._live(item.order.id) for item in self.items()]
        for job in running:
            if job is not None:
                job.cancel()
        for job in running:
            if job is not None:
                # The news of its end may still be on its way, and nobody will wait for it.
                self._on_job(job.wait())
        self._leave()
        with self._guard:
            holds, self._holds = tuple(self._holds.values()), {}
        for hold in holds:
            hold.release()

    # --- inside ---

    def _again(self, export: ExportId) -> None:
        self._change(
            export, stage=Stage.queued, attempts=0, share=0.0, text="", fault=None, result=None
        )
        self._submit(self.item(export))

    def _submit(self, item: ExportItem) -> None:
        export = item.order.id

        def work(control: Control) -> Result:
            self._change(export, stage=Stage.running, attempts=self.item(export).attempts + 1)
            running = Running(
                lambda: self._start(self._shelf.place(export)),
                request=item.order.request,
                is_paused=lambda: self.item(export).stage is Stage.paused,
                on_change=lambda **fields: self._change(export, **fields),
            )
            result = running.run(control)
            self._change(export, result=result)
            return result

        order = Order(
            title=f"Export {item.order.title}",
            kind=KIND,
            key=f"{KIND} {export}",
            resource=Resource.renderer,
            priority=-len(self._waiting()),
        )
        self._made[export] = self._jobs.submit(order, work)

    def _live(self, export: ExportId) -> Job[Result] | None:
        """Give the job of an order while it is not over."""
        job = self._made.get(export)
        return job if job is not None and not job.state.stage.is_over else None

    def _waiting(self) -> list[ExportId]:
        return [i.order.id for i in self.items() if i.stage is Stage.queued]

    def _line_up(self, change: Callable[[list[ExportId]], Iterable[ExportId]]) -> None:
        """Put those that wait into another order."""
        line = list(change(self._waiting()))
        with self._guard:
            before = {key: item for key, item in self._items.items() if key not in line}
            waiting = {key: self._items[key] for key in line}
            self._items = before | waiting
        for number, export in enumerate(line):
            job = self._live(export)
            if job is not None:
                self._jobs.prioritise(job.id, -number)
            self._tell(export)

    def _on_job(self, state: JobState) -> None:
        if state.order.kind != KIND:
            return
        with self._news:
            self._take(ExportId(state.order.key.removeprefix(f"{KIND} ")), state)

    def _take(self, export: ExportId, state: JobState) -> None:
        with self._guard:
            item = self._items.get(export)
        if item is None or item.stage is state.stage:
            return
        if self._is_closed and state.stage is Stage.cancelled:
            # Nobody wanted it stopped: the next run of the program takes it up.
            if item.stage is Stage.running:
                attempts = max(0, item.attempts - 1)
                self._change(export, stage=Stage.queued, attempts=attempts, share=0.0, text="")
            return
        fields: dict[str, object] = {"stage": state.stage}
        if state.stage.is_over:
            fields |= {"text": "", "left_s": None, "fault": state.fault, "attempts": 0}
        if state.stage is Stage.done:
            fields |= {"share": 1.0}
        self._change(export, **fields)

    def _change(self, export: ExportId, **fields: object) -> None:
        with self._guard:
            item = self._items.get(export)
            if item is None:
                return
            changed = self._items[export] = replace(item, **fields)
        is_news = changed.stage is not item.stage or changed.result is not item.result
        if is_news or changed.picture != item.picture:
            self._keep(export)
        self._tell(export)

    def _keep(self, export: ExportId) -> None:
        """Write down how an order stands by now, which may be further than what called for it."""
        with self._keeping:
            with self._guard:
                item = self._items.get(export)
            if item is not None:
                self._shelf.keep(item)

    def _tell(self, export: ExportId) -> None:
        for listener in self._listeners:
            listener(export)
