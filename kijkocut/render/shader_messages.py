"""Says what a GLSL compiler found, with the line in the author's file.

Drivers word it differently: Mesa `0:12(5): error: text`, NVIDIA `0(12) : error C0000: text`, macOS
and AMD `ERROR: 0:12: text`. Sources are numbered by stage in moderngl's own report.
"""

import re
from typing import Final

_FORMS: Final = (
    re.compile(r"^\d+:(?P<line>\d+)\(\d+\): (?:preprocessor )?error: (?P<what>.*)$", re.MULTILINE),
    re.compile(r"^\d+\((?P<line>\d+)\) : error \w+: (?P<what>.*)$", re.MULTILINE),
    re.compile(r"^ERROR: \d+:(?P<line>\d+): (?P<what>.*)$", re.MULTILINE),
)
_REPORT: Final = re.compile(r"^[=\s]+|[=\s]+$")


def author_message(report: str) -> str:
    """Give the first error of a compiler's `report` as `line 12: text`."""
    part = "vertex shader (.vs), " if "vertex_shader" in report else ""
    for form in _FORMS:
        found = form.search(report)
        if found:
            return f"{part}line {found['line']}: {found['what'].strip()}"
    return _REPORT.sub("", " ".join(report.split()))
