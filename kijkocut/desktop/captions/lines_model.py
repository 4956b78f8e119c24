"""The lines of a caption track as a table that is edited in place."""

from collections.abc import Callable
from enum import IntEnum
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from kijkocut.desktop.captions.track_choice import TrackChoice
from kijkocut.desktop.desk import Desk
from kijkocut.desktop.timecodes import length_label, place_label, read_place, read_typed
from kijkocut.edit.commands.set_caption import SetCaption
from kijkocut.model.clip import CaptionSource, Clip
from kijkocut.model.ids import ClipId
from kijkocut.model.sequence import Sequence
from kijkocut.model.ticks import TICKS_PER_SECOND, BadTimeError, Ticks

_Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()
_ROLE: Final = Qt.ItemDataRole
TOO_FAST: Final = Qt.ItemDataRole.UserRole
"""Whether a line asks for faster reading than the settings allow."""
SPEED_LIMIT: Final = "captions.reading_speed"


def reading_speed(text: str, duration: Ticks) -> float:
    """Give characters a second that reading asks for; line breaks are no characters."""
    letters = len(text.replace("\n", ""))
    return letters * TICKS_PER_SECOND / duration if duration > 0 else 0.0


class Column(IntEnum):
    """What the table shows."""

    number = 0
    start = 1
    end = 2
    duration = 3
    text = 4
    speaker = 5
    speed = 6


class LinesModel(QAbstractTableModel):
    """Rows are the clips of the chosen track, by time. On the UI thread."""

    def __init__(self, desk: Desk, choice: TrackChoice) -> None:
        """Follow the chosen track."""
        super().__init__()
        self._desk, self._choice = desk, choice
        self._clips: tuple[Clip, ...] = ()
        self._rows: dict[ClipId, int] = {}
        self._now: ClipId | None = None
        choice.changed.connect(self._start_anew)
        choice.edited.connect(self._catch_up)
        desk.playhead_moved.connect(self._mark_now)
        self._stop = desk.settings.listen(self._on_setting)
        self._start_anew()

    @property
    def clips(self) -> tuple[Clip, ...]:
        """The clips of the rows."""
        return self._clips

    def row_of(self, clip: ClipId) -> int:
        """Give the row of a clip, -1 when it is not on this track."""
        return self._rows.get(clip, -1)

    def forget(self) -> None:
        """Stop listening to the settings."""
        self._stop()

    # --- what Qt asks ---

    def rowCount(self, parent: _Index = _ROOT) -> int:  # noqa: N802 Qt's name
        """Count the lines."""
        return 0 if parent.isValid() else len(self._clips)

    def columnCount(self, parent: _Index = _ROOT) -> int:  # noqa: N802 Qt's name
        """Count the columns."""
        return 0 if parent.isValid() else len(Column)

    def headerData(  # noqa: N802 Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole
    ) -> object:
        """Name a column."""
        if orientation is Qt.Orientation.Horizontal:
            if role == _ROLE.DisplayRole:
                return self._headings()[section][0]
            if role == _ROLE.ToolTipRole:
                return self._headings()[section][1]
        return None

    def data(self, index: _Index, role: int = _ROLE.DisplayRole) -> object:
        """Give what a cell shows."""
        sequence = self._desk.sequence
        if not index.isValid() or sequence is None:
            return None
        clip = self._clips[index.row()]
        column = Column(index.column())
        match role:
            case _ROLE.DisplayRole | _ROLE.EditRole | _ROLE.AccessibleTextRole:
                return self._shown(sequence, clip, column, index.row())
            case _ROLE.TextAlignmentRole if column not in (Column.text, Column.speaker):
                return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
            case _ROLE.TextAlignmentRole:
                return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
            case _ROLE.FontRole if clip.id == self._now:
                font = QFont()
                font.setBold(True)
                return font
            case _ROLE.ToolTipRole if column is Column.speed and self._is_too_fast(clip):
                limit = self._desk.settings.number(SPEED_LIMIT)
                return self.tr(
                    "Faster to read than {limit:g} characters a second: make it longer or say less."
                ).format(limit=limit)
            case _ if role == TOO_FAST:
                return self._is_too_fast(clip)
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """All but number and speed can be edited."""
        plain = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if not index.isValid() or index.column() in (Column.number, Column.speed):
            return plain
        return plain | Qt.ItemFlag.ItemIsEditable

    def setData(  # noqa: N802 Qt's name
        self, index: _Index, value: object, role: int = _ROLE.EditRole
    ) -> bool:
        """Run the command for a cell that was edited; what is refused is said by the desk."""
        sequence = self._desk.sequence
        if role != _ROLE.EditRole or not index.isValid() or sequence is None:
            return False
        clip = self._clips[index.row()]
        if str(value) == self.data(index, _ROLE.EditRole):
            return True  # a label has no parts of frames: typed again, it would move the caption
        try:
            command = _command(clip, Column(index.column()), str(value), sequence)
        except BadTimeError as exc:
            self._desk.complain(exc)
            return False
        return command is not None and self._desk.run(command) is not None

    # --- inside ---

    def _headings(self) -> tuple[tuple[str, str], ...]:
        return (
            ("#", self.tr("Number")),
            (self.tr("In"), self.tr("When it comes; type a timecode, or +5 for five frames later")),
            (self.tr("Out"), self.tr("When it goes; type a timecode, or -5")),
            (self.tr("Length"), self.tr("Seconds and frames")),
            (self.tr("Text"), self.tr("What is said; Shift+Enter starts a new line")),
            (self.tr("Speaker"), self.tr("Who says it")),
            (self.tr("Char/s"), self.tr("Characters a second that reading asks for")),
        )

    def _shown(self, sequence: Sequence, clip: Clip, column: Column, row: int) -> str:
        line = clip.source if isinstance(clip.source, CaptionSource) else CaptionSource(text="")
        match column:
            case Column.number:
                return str(row + 1)
            case Column.start:
                return place_label(sequence, clip.start)
            case Column.end:
                return place_label(sequence, clip.end)
            case Column.duration:
                return length_label(sequence, clip.duration)
            case Column.text:
                return line.text
            case Column.speaker:
                return line.speaker
            case Column.speed:
                speed = f"{reading_speed(line.text, clip.duration):.0f}"
                return f"⚠ {speed}" if self._is_too_fast(clip) else speed

    def _is_too_fast(self, clip: Clip) -> bool:
        text = clip.source.text if isinstance(clip.source, CaptionSource) else ""
        return reading_speed(text, clip.duration) > self._desk.settings.number(SPEED_LIMIT)

    def _read(self) -> tuple[Clip, ...]:
        track = self._choice.track
        return tuple(self._desk.project.lane(track.id)) if track is not None else ()

    def _start_anew(self) -> None:
        clips = self._read()
        if [clip.id for clip in clips] == [clip.id for clip in self._clips]:
            self._catch_up()
            return
        self.beginResetModel()
        self._keep(clips)
        self.endResetModel()

    def _catch_up(self) -> None:
        """Take in an edit; rows that stay keep their place in the view and what is chosen."""
        before, after = self._clips, self._read()
        same = _common(before, after, lambda at: at)
        left, right = before[same:], after[same:]
        tail = _common(left, right, lambda at: -1 - at)
        gone, come = len(left) - tail, len(right) - tail
        if gone and come:
            self.beginResetModel()
            self._keep(after)
            self.endResetModel()
            return
        if gone:
            self.beginRemoveRows(QModelIndex(), same, same + gone - 1)
            self._keep(after)
            self.endRemoveRows()
        elif come:
            self.beginInsertRows(QModelIndex(), same, same + come - 1)
            self._keep(after)
            self.endInsertRows()
        else:
            self._keep(after)
        if after:
            self.dataChanged.emit(self.index(0, 0), self.index(len(after) - 1, len(Column) - 1))

    def _keep(self, clips: tuple[Clip, ...]) -> None:
        self._clips = clips
        self._rows = {clip.id: row for row, clip in enumerate(clips)}
        self._now = self._spoken()

    def _spoken(self) -> ClipId | None:
        track = self._choice.track
        here = self._desk.project.lane(track.id).at(self._desk.playhead) if track else None
        return here.id if here is not None else None

    def _mark_now(self, *_: object) -> None:
        before, self._now = self._now, self._spoken()
        if before != self._now:
            for clip in (before, self._now):
                row = self.row_of(clip) if clip is not None else -1
                if row >= 0:
                    self.dataChanged.emit(self.index(row, 0), self.index(row, len(Column) - 1))

    def _on_setting(self, name: str) -> None:
        if name == SPEED_LIMIT and self._clips:
            last = self.index(len(self._clips) - 1, Column.speed)
            self.dataChanged.emit(self.index(0, Column.speed), last)


def _common(before: tuple[Clip, ...], after: tuple[Clip, ...], at: Callable[[int], int]) -> int:
    """Count the clips that are the same ones from an end on."""
    count = 0
    while count < min(len(before), len(after)) and before[at(count)].id == after[at(count)].id:
        count += 1
    return count


def _command(clip: Clip, column: Column, text: str, sequence: Sequence) -> SetCaption | None:
    """Give the command that makes a cell say `text`, None when it does already.

    Raises:
        BadTimeError: It is no time.
    """
    match column:
        case Column.start:
            return SetCaption(clip=clip.id, start=read_place(text, sequence, clip.start))
        case Column.end:
            return SetCaption(clip=clip.id, end=read_place(text, sequence, clip.end))
        case Column.duration:
            return SetCaption(clip=clip.id, end=clip.start + read_typed(text, sequence.rate))
        case Column.text:
            return SetCaption(clip=clip.id, text=text)
        case Column.speaker:
            return SetCaption(clip=clip.id, speaker=text)
    return None
