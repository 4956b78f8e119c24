"""Choosing among the takes of a clip in the inspector."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QToolButton

from kijkocut.desktop.desk import Desk
from kijkocut.desktop.icons import icon
from kijkocut.desktop.inspector.chooser import Picker
from kijkocut.desktop.inspector.extra import Extra
from kijkocut.desktop.inspector.plan import SectionPlan
from kijkocut.desktop.taking import choices, choose, turn
from kijkocut.model.clip import Clip

if TYPE_CHECKING:
    from kijkocut.model.ids import ClipId


def take_sections(clips: tuple[Clip, ...]) -> Iterator[SectionPlan]:
    """Give the section of the takes of a clip; none where none or several have any."""
    found: dict[str, Clip] = {}
    for clip in clips:
        if clip.takes:
            found.setdefault(clip.link or clip.id, clip)
    if len(found) == 1:
        keys = tuple(clip.id for clip in found.values())
        yield SectionPlan(key="takes", title="Takes", clips=keys, extra="takes")


class TakesExtra(Extra):
    """A list of the takes, and buttons to the ones before and after."""

    def __init__(self, desk: Desk) -> None:
        """Offer nothing yet."""
        super().__init__(desk)
        self._clip: ClipId | None = None
        self.list = Picker()
        self.list.setAccessibleName(self.tr("Take"))
        self.list.setToolTip(self.tr("What the clip shows, of the sources that could stand there"))
        self.list.activated.connect(self._chosen)
        self.back = self._button("left", self.tr("Previous Take"), -1)
        self.on = self._button("right", self.tr("Next Take"), 1)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 2, 0, 0)
        line.addWidget(self.list, 1)
        line.addWidget(self.back)
        line.addWidget(self.on)

    def refresh(self, plan: SectionPlan) -> None:
        """List the takes as they are now."""
        self._clip = plan.clips[0] if plan.clips else None
        project = self.desk.project
        is_there = self._clip is not None and self._clip in project.places
        every = choices(project, project.clip(self._clip)) if is_there and self._clip else ()
        texts = [choice.text for choice in every]
        if texts != [self.list.itemText(n) for n in range(self.list.count())]:
            self.list.clear()
            self.list.addItems(texts)
        shown = next((choice.place for choice in every if choice.is_shown), -1)
        self.list.setCurrentIndex(shown)

    def _button(self, image: str, text: str, way: int) -> QToolButton:
        made = QToolButton()
        made.setIcon(icon(image))
        made.setAutoRaise(True)
        # While the panel is laid out it may be narrower than an icon can be drawn.
        made.setMinimumSize(made.sizeHint())
        made.setAccessibleName(text)
        made.setToolTip(text)
        made.clicked.connect(lambda: turn(self.desk, way))
        return made

    def _chosen(self, place: int) -> None:
        if self._clip is None or self._clip not in self.desk.project.places:
            return
        clip = self.desk.project.clip(self._clip)
        if place != clip.take_place:
            choose(self.desk, clip, place)
            # A refusal leaves the list as it was.
            now = self.desk.project.clip(self._clip).take_place
            self.list.setCurrentIndex(now)
