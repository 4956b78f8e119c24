"""Finding and replacing in captions."""

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from kijkocut.edit.commands.set_caption import SetCaption
from kijkocut.model.clip import CaptionSource, Clip
from kijkocut.model.errors import UserError
from kijkocut.model.ids import ClipId

_LONGEST_PATTERN = 500


class BadPatternError(UserError):
    """What was typed is no regular expression."""

    code = "captions.pattern"


class Wanted(Struct, frozen=True, kw_only=True):
    """What to look for."""

    text: str
    is_pattern: bool = False
    """Whether `text` is a regular expression, as Python's `re` reads them."""
    has_case: bool = False
    """Whether capitals count."""

    def compiled(self) -> re.Pattern[str]:
        """Give it in the form that searches.

        Raises:
            BadPatternError: It is no regular expression; the message says where.
        """
        if len(self.text) > _LONGEST_PATTERN:
            raise BadPatternError(f"A text of {len(self.text)} characters is too long to look for.")
        flags = re.RegexFlag(0) if self.has_case else re.IGNORECASE
        try:
            return re.compile(self.text if self.is_pattern else re.escape(self.text), flags)
        except re.error as exc:
            raise BadPatternError(f"This is no regular expression: {exc}.") from exc


def hits(clips: Iterable[Clip], wanted: Wanted) -> tuple[ClipId, ...]:
    """Give the captions in which it is found, in order.

    Raises:
        BadPatternError: It is no regular expression.
    """
    if not wanted.text:
        return ()
    pattern = wanted.compiled()
    return tuple(clip.id for clip, line in _lines(clips) if pattern.search(line.text))


def replacing(clips: Iterable[Clip], wanted: Wanted, by: str) -> tuple[SetCaption, ...]:
    r"""Give the commands that put `by` for every place where it is found.

    With a regular expression, `\1` and `\g<name>` in `by` are its groups.

    Raises:
        BadPatternError: It is no regular expression, or `by` names a group it does not have.
    """
    if not wanted.text:
        return ()
    pattern = wanted.compiled()
    made: list[SetCaption] = []
    for clip, line in _lines(clips):
        try:
            text = pattern.sub(by if wanted.is_pattern else lambda _: by, line.text)
        except (re.error, IndexError) as exc:
            raise BadPatternError(f"The replacement does not fit: {exc}.") from exc
        if text != line.text:
            made.append(SetCaption(clip=clip.id, text=text))
    return tuple(made)


def _lines(clips: Iterable[Clip]) -> Iterator[tuple[Clip, CaptionSource]]:
    for clip in clips:
        if isinstance(clip.source, CaptionSource):
            yield clip, clip.source
