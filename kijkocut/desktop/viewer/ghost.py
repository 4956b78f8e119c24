"""The picture as a drag would leave it, while it is dragged."""

from kijkocut.desktop.desk import Desk
from kijkocut.desktop.viewer.stage import Stage
from kijkocut.edit.command import Command
from kijkocut.edit.run import run_commands
from kijkocut.model.errors import UserError
from kijkocut.model.ids import OperationId


class Ghost:
    """Shows in a viewer what commands would give, without running them."""

    def __init__(self, desk: Desk, stage: Stage) -> None:
        """Show it on `stage`."""
        self._desk, self._stage = desk, stage

    def show(self, commands: tuple[Command, ...]) -> None:
        """Show what they would give; what would be refused shows nothing new."""
        work = self._desk.work
        if work is None:
            return
        try:
            made = run_commands(
                work.project, commands, OperationId("ghost"), work.services.catalogue
            )
        except UserError:
            self.drop()
            return
        self._stage.show_instead(made.project)

    def drop(self) -> None:
        """Show the project as it is."""
        self._stage.show_instead(None)
