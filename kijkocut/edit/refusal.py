"""Why an edit was refused."""

from collections.abc import Iterable
from difflib import get_close_matches
from itertools import islice

from kijkocut.model.errors import UserError
from kijkocut.model.ids import ClipId


class EditRefused(UserError):  # noqa: N818 - a refusal is the trade's word, and no malfunction
    """The edit can't be done; the project is as it was. The message names clip, place and rule."""

    code = "edit.refused"

    def __init__(self, message: str, *, clip: ClipId | None = None) -> None:
        """Say why; `clip` is the one that can't, where the edit is of several."""
        super().__init__(message)
        self.clip = clip


class UnknownName(EditRefused):
    """The edit names something the project or the program does not have."""

    code = "edit.unknown"


def did_you_mean(wrong: str, known: Iterable[str]) -> str:
    """Give " Did you mean ...?" when something close is known, else an empty text.

    Compares with the first 500 names only, so that it costs the same in a long project.
    """
    close = get_close_matches(wrong, list(islice(known, 500)), n=1, cutoff=0.5)
    return f' Did you mean "{close[0]}"?' if close else ""
