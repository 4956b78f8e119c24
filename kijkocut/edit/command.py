"""What a command is."""

from typing import ClassVar

from msgspec import Struct

from kijkocut.edit.draft import Draft
from kijkocut.model.project import Project


class Command(
    Struct,
    frozen=True,
    kw_only=True,
    omit_defaults=True,
    forbid_unknown_fields=True,
    tag_field="command",
):
    """One edit, as a value: its class says which, its fields say on what.

    A command is deterministic: what it does follows from the project, its fields and the
    operation's id alone. It lives in a module of its own in `edit.commands`, named as its tag, with
    an ASCII strip of before and after in the class docstring.
    """

    title: ClassVar[str] = ""
    """What the history shows and menus say, for example "Split clip"."""

    def anchored(self, project: Project) -> "Command":
        """Give the same command addressed so that it means the same after other people's edits.

        By default a command is so already. Split, for example, turns a time of the sequence into a
        frame of the media. The journal keeps the anchored form.
        """
        del project
        return self

    def apply(self, draft: Draft) -> None:
        """Make the edit on `draft`.

        Raises:
            EditRefused: It can't be done; the message says why.
        """
        raise NotImplementedError
