"""The whole check of a project file, and the project as its journal alone tells it."""

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from kijkocut.model.codec import digest
from kijkocut.model.errors import BugError
from kijkocut.model.invariants import problems
from kijkocut.model.project import Project
from kijkocut.store.content import Content, read_content
from kijkocut.store.errors import BadRowError, DamagedError, translated
from kijkocut.store.library import sqlite
from kijkocut.store.records import walk_changes
from kijkocut.store.snapshots import list_snapshots, read_snapshot


class IntegrityReport(Struct, frozen=True, kw_only=True):
    """What a check of the whole file found."""

    problems: tuple[str, ...]
    """One sentence each; empty when all is well."""
    record_count: int
    clip_count: int

    @property
    def is_clean(self) -> bool:
        """Whether all is well."""
        return not self.problems


def check_file(connection: sqlite.Connection, path: Path) -> IntegrityReport:
    """Check everything there is to check; takes time in proportion to the file.

    Pages and indexes, rows that name others, every row's CRC, the seal, the journal's chain with
    all its changes, whether the journal leads to the very project the rows hold, every named
    version, and the rules of the model.

    Raises:
        StoreError: The file can't be read at all.
    """
    try:
        content = read_content(connection, path)
    except DamagedError as exc:
        return IntegrityReport(problems=(str(exc),), record_count=0, clip_count=0)
    with translated(path):
        found = list(_deep_problems(connection, content))
    return IntegrityReport(
        problems=tuple(found),
        record_count=len(content.records),
        clip_count=len(content.project.places),
    )


def replay(connection: sqlite.Connection, until: int) -> Project:
    """Give the project at a revision as journal and snapshots tell it, without the rows.

    Raises:
        BadRowError: No sound snapshot leads there.
    """
    why = "it has no base"
    for version in reversed(list_snapshots(connection)):
        if version.revision > until:
            continue
        try:
            project = read_snapshot(connection, version)
            return _forward(connection, project, version.revision, until)
        except BadRowError as exc:
            why = str(exc)
    raise BadRowError(f"the journal does not lead to revision {until}: {why}")


def _forward(connection: sqlite.Connection, project: Project, at: int, until: int) -> Project:
    try:
        for _, changes in walk_changes(connection, at, until):
            project = project.apply(changes)
    except (BugError, KeyError) as exc:
        raise BadRowError(f"a record does not fit the project before it: {exc}") from exc
    return project


def _deep_problems(connection: sqlite.Connection, content: Content) -> Iterator[str]:
    for (line,) in connection.execute("PRAGMA integrity_check"):
        if line != "ok":
            yield f"SQLite says: {line}."
    try:
        yield from _journal_problems(connection, content)
    except BadRowError as exc:
        yield f"The journal can't be replayed: {exc}."
    for problem in problems(content.project):
        yield f"A rule of the model is broken: {problem}."


def _journal_problems(connection: sqlite.Connection, content: Content) -> Iterator[str]:
    """Replay the whole journal; compare with versions on the way, and with the rows at its end."""
    project, at = read_snapshot(connection, content.base), content.base.revision
    for version in list_snapshots(connection):
        read_snapshot(connection, version)
        if version.revision <= content.base.revision:
            continue  # rescued from before the journal's base: it stands on its own
        project, at = _forward(connection, project, at, version.revision), version.revision
        if digest(project) != version.digest:
            yield f'The journal does not lead to version "{version.name}".'
    if digest(_forward(connection, project, at, content.revision)) != digest(content.project):
        yield "The journal leads to another project than the rows hold."
