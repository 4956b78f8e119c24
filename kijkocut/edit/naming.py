"""Rules of names that people give."""

from kijkocut.edit.refusal import EditRefused


def checked_name(name: str, what: str) -> str:
    """Give the name without white space around it.

    Raises:
        EditRefused: Nothing is left of it.
    """
    name = name.strip()
    if not name:
        raise EditRefused(f"A {what} needs a name.")
    return name
