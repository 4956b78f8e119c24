"""The Jobs dock: all that runs in the background, whoever asked for it; it says how it ended."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kijkocut.desktop.delivery.feed import export_of, feed_of
from kijkocut.desktop.delivery.listing import Listing
from kijkocut.desktop.delivery.rows import Row
from kijkocut.desktop.delivery.wording import seconds_text
from kijkocut.desktop.desk import Desk, Notice, Weight
from kijkocut.desktop.language import said
from kijkocut.jobs import JobState, NoSuchJobError, Stage

_ORDER = (Stage.running, Stage.paused, Stage.queued, Stage.failed, Stage.cancelled, Stage.done)


class JobsPanel(QWidget):
    """Lists jobs, what runs first, and obeys its buttons."""

    def __init__(self, desk: Desk) -> None:
        """Follow the jobs of the studio."""
        super().__init__()
        self.setAccessibleName(self.tr("Jobs"))
        self._desk = desk
        self._jobs = desk.studio.jobs
        self._feed = feed_of(desk)
        self._states: dict[str, JobState] = {}
        self._hidden: set[tuple[str, int]] = set()
        self.listing = Listing(
            desk,
            name=self.tr("Jobs"),
            nothing=self.tr("Nothing runs in the background."),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.listing)
        add = self.listing.add_button
        self.pause = add(self.tr("Pause"), self._pause)
        self.resume = add(self.tr("Resume"), self._resume)
        self.cancel = add(self.tr("Cancel"), self._cancel)
        self.retry = add(self.tr("Try Again"), self._retry)
        self.listing.add_space()
        self.clear = add(self.tr("Clear Finished"), self._clear)
        self.listing.chosen.connect(self._refresh)
        self.listing.list.removed.connect(self._cancel)
        self.listing.list.toggled.connect(self._toggle)
        self._feed.changed.connect(self.fill)
        self._feed.over.connect(self._tell)
        self.fill()

    def fill(self) -> None:
        """Show the jobs as they are."""
        states = [s for s in self._feed.jobs() if (s.id, s.revision) not in self._hidden]
        self._states = {s.id: s for s in states}
        # Those of one kind of state stay in the order of asking; what is over, newest first.
        states.sort(key=lambda s: (_ORDER.index(s.stage), -s.revision if s.stage.is_over else 0))
        self.listing.show_rows(tuple(_row(state) for state in states))

    @property
    def state(self) -> JobState | None:
        """The chosen job."""
        row = self.listing.current
        return self._states.get(row.key) if row is not None else None

    def _refresh(self) -> None:
        state = self.state
        stage = state.stage if state is not None else None
        self.listing.show_buttons(
            {
                self.pause: stage in (Stage.queued, Stage.running),
                self.resume: stage is Stage.paused,
                self.cancel: stage is not None and not stage.is_over,
                self.retry: stage in (Stage.failed, Stage.cancelled),
                self.clear: any(s.stage.is_over for s in self._states.values()),
            }
        )

    def _tell(self, state: JobState) -> None:
        """Say how a job that somebody waits for has ended."""
        title = said(state.order.title)
        if state.stage is Stage.failed and state.fault is not None:
            text = self.tr("{title} failed: {why}").format(
                title=title, why=said(state.fault.sentence)
            )
            self._desk.noticed.emit(Notice(text=text, weight=Weight.trouble))
        elif state.stage is Stage.done and state.order.kind == "export":
            self._desk.say(self._outcome(state))

    def _outcome(self, state: JobState) -> str:
        item = export_of(self._desk, state)
        report = item.result.report if item is not None and item.result is not None else None
        if report is None:
            return self.tr("{title}: done.").format(title=said(state.order.title))
        if report.is_good:
            return self.tr("{title}: done, and checked.").format(title=said(state.order.title))
        text = self.tr("{title}: written, but the check found faults. See the Export Queue.")
        return text.format(title=said(state.order.title))

    def _pause(self) -> None:
        if (state := self.state) is not None:
            self._jobs.pause(state.id)

    def _resume(self) -> None:
        if (state := self.state) is not None:
            self._jobs.resume(state.id)

    def _toggle(self) -> None:
        state = self.state
        if state is not None and state.stage is Stage.paused:
            self._resume()
        else:
            self._pause()

    def _cancel(self) -> None:
        if (state := self.state) is not None and not state.stage.is_over:
            self._jobs.cancel(state.id)

    def _retry(self) -> None:
        if (state := self.state) is not None:
            try:
                self._jobs.retry(state.id)
            except NoSuchJobError:
                self.fill()

    def _clear(self) -> None:
        """Take what is over off the list, until it is tried again."""
        self._hidden |= {(s.id, s.revision) for s in self._states.values() if s.stage.is_over}
        self.fill()


def _row(state: JobState) -> Row:
    detail = "" if state.stage.is_over else state.text
    if state.fault is not None and state.stage is Stage.failed:
        detail = said(state.fault.sentence)
    note = ""
    if state.stage is Stage.running:
        note = f"{state.share:.0%}"
        if state.left_s is not None:
            left = QCoreApplication.translate("JobsPanel", "{time} left")
            note += f"   {left.format(time=seconds_text(state.left_s))}"
    return Row(
        key=state.id,
        title=said(state.order.title),
        detail=detail,
        stage=state.stage,
        share=state.share,
        note=note,
    )
