"""The three roots of every error the program raises on purpose.

    KijkoError
    +-- UserError      the person can fix it: a bad path, a bad time, a refused edit
    +-- OutsideError   the disk, a codec, a driver, a server: not the person, not us
    +-- BugError       ours: an invariant broke

A concrete class sets `code` (dotted, stable, shown in `--json` output) and is raised with one plain
sentence that names what, where and what to do next.
"""


class KijkoError(Exception):
    """Root of all errors raised on purpose; `str(error)` is a sentence to show to a person."""

    code = "error"


class UserError(KijkoError):
    """The person can fix it."""

    code = "user"


class OutsideError(KijkoError):
    """Something outside the program failed: disk, codec, driver, server."""

    code = "outside"


class BugError(KijkoError):
    """The program broke one of its own rules."""

    code = "bug"
