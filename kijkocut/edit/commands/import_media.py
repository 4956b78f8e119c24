"""Import media."""

from typing import ClassVar

from kijkocut.edit.command import Command
from kijkocut.edit.draft import Draft
from kijkocut.edit.refusal import EditRefused
from kijkocut.model.ids import BinId, MediaId
from kijkocut.model.media import Media, MediaFacts


class ImportMedia(Command, frozen=True, kw_only=True, tag="import_media"):
    """Add a file, already probed, to the project's media.

    ```
    media: a.mp4   ->   media: a.mp4, b.mov
    ```
    """

    title: ClassVar[str] = "Import media"

    path: str
    """Absolute path."""
    facts: MediaFacts
    """As measured by the program; scripts let `kijkocut import` fill them in."""
    name: str = ""
    bin: BinId | None = None
    id: MediaId | None = None

    def apply(self, draft: Draft) -> None:
        """Add it; the name defaults to the file's."""
        if not self.path:
            raise EditRefused("Media needs a path.")
        if self.bin is not None and self.bin not in draft.project.bins:
            raise EditRefused(f'There is no bin "{self.bin}" to import into.')
        name = self.name or self.path.replace("\\", "/").rsplit("/", 1)[-1]
        key = MediaId(draft.new_id("media", self.id))
        draft.put(Media(id=key, name=name, path=self.path, facts=self.facts, bin=self.bin))
