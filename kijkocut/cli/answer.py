"""What a verb of the command line answers."""

from msgspec import Struct


class Answer(Struct, frozen=True, kw_only=True):
    """The result of a verb, in two forms that say the same."""

    data: object
    """For `--json`: values that msgspec can write."""
    lines: tuple[str, ...]
    """For people, one a line."""
    exit_code: int = 0
