"""What is played, and who watches."""

from typing import Protocol

from msgspec import Struct

from kijkocut.audio import Fetch
from kijkocut.effects import Catalogue
from kijkocut.model.errors import KijkoError
from kijkocut.model.ids import SequenceId
from kijkocut.model.project import Project
from kijkocut.model.sequence import Sequence
from kijkocut.model.ticks import Ticks
from kijkocut.playback.picture import Picture


class Scene(Struct, frozen=True):
    """What is played: one sequence of a snapshot."""

    project: Project
    sequence_id: SequenceId
    catalogue: Catalogue
    fetch: Fetch
    """Opens the sound of a media."""

    @property
    def sequence(self) -> Sequence:
        """The sequence that plays."""
        return self.project.sequences[self.sequence_id]


class Audience(Protocol):
    """Who watches; called on the player's threads."""

    def wants(self, scene: Scene, at: Ticks, divisor: int) -> int:
        """Order the picture of a time, with sides divided by `divisor`; give its ticket."""

    def expects(self, scene: Scene, at: Ticks) -> None:
        """Learn that the picture of a time will be wanted in about a second."""

    def drops(self, tickets: tuple[int, ...]) -> None:
        """Learn of pictures that are not wanted any more."""

    def sees(self, picture: Picture, at: Ticks) -> None:
        """See the picture of a time; release it when another is on."""

    def hears_end(self, at: Ticks) -> None:
        """Learn that playing came to its end, and where."""

    def complains(self, error: KijkoError) -> None:
        """Learn of sound that can't be played."""
