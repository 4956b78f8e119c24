"""Optional fields of commands that change a thing: left out means "leave it as it is"."""

import msgspec
from msgspec import Struct


def given(command: Struct, *names: str) -> dict[str, object]:
    """Give those of the named fields that the command was given, by name, ready for `replace`."""
    values = {name: getattr(command, name) for name in names}
    return {name: value for name, value in values.items() if value is not msgspec.UNSET}
