"""A project file as tables, for inspection and the command line, through sqlite-utils."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from kijkocut.model.ticks import TICKS_PER_SECOND
from kijkocut.store.errors import BadQueryError, translated
from kijkocut.store.header import look_at
from kijkocut.store.library import share_library, sqlite

if TYPE_CHECKING:
    from sqlite_utils import Database

_VIEWS: Final = (
    # The one thing put in is a number of ours.
    f"""CREATE TEMP VIEW timeline AS
    SELECT
        clip.id,
        clip.track,
        (place.value ->> 1) + clip.start AS start_ticks,
        ((place.value ->> 1) + clip.start) / {TICKS_PER_SECOND}.0 AS start_s,
        (clip.body ->> 'duration') / {TICKS_PER_SECOND}.0 AS duration_s,
        clip.body ->> 'name' AS name,
        clip.body ->> '$.source.type' AS source
    FROM clip
    JOIN lane ON lane.track = clip.track
    JOIN json_each(lane.blocks) AS place ON place.value ->> 0 = clip.block
    ORDER BY clip.track, start_ticks""",  # noqa: S608
    """CREATE TEMP VIEW history AS
    SELECT
        revision,
        kind,
        actor,
        datetime(at_ms / 1000, 'unixepoch') AS at_utc,
        label,
        length(changes.body) AS change_bytes
    FROM journal LEFT JOIN journal_changes AS changes USING (revision)
    ORDER BY revision""",
)


def inspect(path: Path) -> "Database":
    """Open a project file to look at, with views `timeline` and `history` beside its tables.

    Close it with `.close()`. The calling thread alone may use it.

    Raises:
        MissingError: There is no such file.
        NotAProjectError: It is something else.
        StoreError: It can't be read.
    """
    connection, _ = look_at(path)
    share_library()
    from sqlite_utils import Database  # noqa: PLC0415 - after the one library is in its place

    with translated(path):
        connection.execute("PRAGMA query_only = 0")  # for the views; the file is opened read-only
        for view in _VIEWS:
            connection.execute(view)
        connection.execute("PRAGMA query_only = 1")
    return Database(connection)


def ask(path: Path, sql: str) -> list[dict[str, object]]:
    """Answer a question in SQL about a project file; rows as dictionaries.

    Raises:
        BadQueryError: The SQL is wrong, or would change something.
        MissingError, NotAProjectError, StoreError: As for `inspect`.
    """
    database = inspect(path)
    try:
        return [dict(row) for row in database.query(sql)]
    except (sqlite.Error, ValueError) as exc:
        raise BadQueryError(f"SQLite refuses that query: {exc}. Files are only read here.") from exc
    finally:
        database.close()
