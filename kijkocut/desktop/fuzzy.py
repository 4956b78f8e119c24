"""Finding what somebody means by a few letters."""

from typing import Final

_START_OF_WORD: Final = 8
_IN_A_ROW: Final = 5
_WHOLE: Final = 30
_GAP: Final = 1


def match(query: str, text: str) -> int | None:
    """Tell how well `query` names `text`: higher is better, None when it does not.

    All letters of `query` must be in `text` in their order. Those that start a word and those that
    follow each other count more; letters passed over count less. Case and spaces in `query` do not
    matter.
    """
    wanted = "".join(query.casefold().split())
    line = text.casefold()
    if not wanted:
        return 0
    at_whole = line.find(query.casefold().strip())
    best: int | None = None
    for first in (i for i, letter in enumerate(line) if letter == wanted[0]):
        found = _from(wanted, line, first)
        if found is not None and (best is None or found > best):
            best = found
    if best is not None and at_whole >= 0:
        best += _WHOLE + (_START_OF_WORD if _starts_word(line, at_whole) else 0)
    return best


def _from(wanted: str, line: str, first: int) -> int | None:
    points, at = 0, first - 1
    for letter in wanted:
        here = _next(letter, line, at + 1)
        if here < 0:
            return None
        if here == at + 1:
            points += _IN_A_ROW
        else:
            points -= min(_GAP * (here - at - 1), 6)
        if _starts_word(line, here):
            points += _START_OF_WORD
        at = here
    return points - len(line) // 16


def _next(letter: str, line: str, start: int) -> int:
    """Find a letter, at the start of a word if there is such a one."""
    plain = line.find(letter, start)
    if plain in (-1, start):
        return plain
    at = plain
    while at >= 0:
        if _starts_word(line, at):
            return at
        at = line.find(letter, at + 1)
    return plain


def _starts_word(line: str, at: int) -> bool:
    return at == 0 or not line[at - 1].isalnum()
