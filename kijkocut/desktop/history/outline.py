"""The tree of steps as an outline: a trunk, and where others branch off it."""

from collections.abc import Iterator

from kijkocut.edit.history import ROOT, History


def trunk(history: History) -> tuple[str, ...]:
    """Give the steps that lead here from the beginning, then those that redo would bring back.

    The beginning itself is the first.
    """
    line = [history.cursor]
    while line[-1] != ROOT:
        line.append(history.steps[line[-1]].parent)
    line.reverse()
    return (*line, *_onwards(history, history.cursor))


def branches(history: History, step: str, without: str | None) -> tuple[tuple[str, ...], ...]:
    """Give the lines that were begun at `step`, oldest first, but for the one over `without`.

    Each line runs to its end; what branches off it is found by asking for its steps.
    """
    others = (child for child in history.children(step) if child != without)
    return tuple((child, *_onwards(history, child)) for child in others)


def actors(history: History) -> tuple[str, ...]:
    """Give who made steps, in the order of their first."""
    return tuple(dict.fromkeys(step.actor for step in history.steps.values()))


def _onwards(history: History, step: str) -> Iterator[str]:
    """Go on from a step along the branch walked last, else along the newest."""
    while True:
        following = history.next_step(step)
        if following is None:
            children = history.children(step)
            if not children:
                return
            following = children[-1]
        yield following
        step = following
