"""From lanes to tracks: clips over each other go to different tracks, stories stay whole."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from kijkocut.interchange.gathering import Gathering
from kijkocut.model.clip import Clip, Fade, Transition
from kijkocut.model.ids import ClipId, SequenceId, TrackId
from kijkocut.model.sequence import Track, TrackKind

_LETTERS: Final = {TrackKind.video: "V", TrackKind.audio: "A", TrackKind.caption: "C"}


class Placed(Struct, frozen=True, kw_only=True):
    """A clip that has its time, and not yet its track."""

    clip: Clip
    kind: TrackKind
    lane: int
    """Higher lies above; 0 is the primary storyline."""
    story: int
    """Clips of one storyline share this number, and a track."""
    group: str = ""
    """Of sound its role, of captions their language; a track holds one."""
    where: str = ""


class Join(Struct, frozen=True, kw_only=True):
    """A transition over the cut at the start of the right clip; at an end of a story, a fade."""

    left: ClipId | None
    right: ClipId | None
    over: Transition
    where: str


@dataclass
class _Row:
    """A track in the making."""

    end: int = 0
    clips: list[Clip] = field(default_factory=list)

    def is_free(self, clip: Clip) -> bool:
        return self.end <= clip.start  # clips come in the order of their starts


def lay(
    into: Gathering, sequence: SequenceId, placed: Iterable[Placed], joins: Iterable[Join]
) -> tuple[TrackId, ...]:
    """Put clips on tracks, those of sound by role, and give the tracks from the lowest up."""
    tables: dict[tuple[TrackKind, str, int], list[_Row]] = {}
    homes: dict[tuple[TrackKind, str, int], _Row] = {}
    lowest: dict[tuple[TrackKind, str], int] = {}
    for item in sorted(placed, key=lambda p: (p.clip.start, abs(p.lane), p.story)):
        is_video = item.kind is TrackKind.video
        group = (item.kind, "" if is_video else item.group)
        lowest[group] = min(lowest.get(group, 999), abs(item.lane))
        rows = tables.setdefault((*group, item.lane if is_video else 0), [])
        home = (*group, item.story)
        row = homes.get(home)
        if row is None or row not in rows or not row.is_free(item.clip):
            row = next((r for r in rows if r.is_free(item.clip)), None)
        if row is None:
            rows.append(row := _Row())
            if len(rows) > 1 and is_video:
                into.ledger.approximate("clips over others in one lane", item.where, "track above")
        homes.setdefault(home, row)
        row.end = item.clip.end
        row.clips.append(item.clip)
    order = list(tables)
    order.sort(key=lambda key: (list(TrackKind).index(key[0]), key[2], lowest[key[:2]]))
    made: list[TrackId] = []
    for key in order:
        for number, row in enumerate(tables[key]):
            made.append(_track(into, sequence, key, number))
            into.clips.update({c.id: replace(c, track=made[-1]) for c in row.clips})
    for join in joins:
        _join(into, join)
    return tuple(made)


def _track(
    into: Gathering, sequence: SequenceId, key: tuple[TrackKind, str, int], number: int
) -> TrackId:
    kind, group, _ = key
    count = 1 + sum(t.sequence == sequence and t.kind is kind for t in into.tracks.values())
    letter = _LETTERS[kind]
    track = TrackId(f"{sequence}-{letter.lower()}{count}")
    is_sound = kind is TrackKind.audio
    name = (f"{group} {number + 1}" if number else group) if is_sound and group else ""
    into.tracks[track] = Track(
        id=track,
        sequence=sequence,
        kind=kind,
        name=name or f"{letter}{count}",
        language=group if kind is TrackKind.caption else "",
    )
    return track


def _join(into: Gathering, join: Join) -> None:
    """Put a transition on the right clip, or fades where one side shows nothing."""
    left = into.clips.get(join.left) if join.left is not None else None
    right = into.clips.get(join.right) if join.right is not None else None
    if left is not None and right is not None and left.end == right.start:
        if left.track == right.track:
            into.clips[right.id] = replace(right, transition=join.over)
            into.ledger.keep("transitions")
        else:
            into.ledger.drop("transitions", join.where, "its clips came to lie on two tracks")
        return
    if right is not None:
        fade = Fade(duration=min(right.duration, join.over.duration))
        into.clips[right.id] = replace(right, fade_in=fade)
    if left is not None:
        fade = Fade(duration=min(left.duration, join.over.duration))
        into.clips[left.id] = replace(left, fade_out=fade)
    if left is None and right is None:
        into.ledger.drop("transitions", join.where, "there is no clip for it")
        return
    into.ledger.approximate("transitions from or to nothing", join.where, "fades")
