"""The clipboard: copied clips as a value, independent of where they came from."""

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from kijkocut.edit.draft import Draft
from kijkocut.edit.luggage import Luggage, pack
from kijkocut.model.clip import Clip
from kijkocut.model.ids import ClipId, GroupId, LinkId
from kijkocut.model.project import Project
from kijkocut.model.sequence import TrackKind
from kijkocut.model.ticks import Ticks


class CopiedClip(Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """A clip and its place among those copied with it."""

    clip: Clip
    """Its start counts from the clipboard's beginning."""
    kind: TrackKind
    row: int = 0
    """Tracks above the lowest copied one of its kind."""


class Clipboard(Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """Copied clips, in the order copied."""

    clips: tuple[CopiedClip, ...]
    luggage: Luggage | None = None
    """What they need, for projects that do not have it."""
    home: str = ""
    """Names the project they were copied from, when the luggage is to be left where that is."""

    @property
    def duration(self) -> Ticks:
        """From the first start to the last end, in ticks."""
        return max((copied.clip.end for copied in self.clips), default=0)


def copy_clips(project: Project, ids: Iterable[ClipId]) -> Clipboard:
    """Copy clips of one sequence.

    Raises:
        KeyError: One of them does not exist.
    """
    clips = [project.clip(i) for i in dict.fromkeys(ids)]
    if not clips:
        return Clipboard(clips=())
    order = project.sequence_tracks(project.tracks[clips[0].track].sequence)
    rows = {
        track.id: row
        for kind in TrackKind
        for row, track in enumerate(t for t in order if t.kind is kind)
    }
    start = min(clip.start for clip in clips)
    copied = []
    for clip in clips:
        kind = project.tracks[clip.track].kind
        lowest = min(rows[c.track] for c in clips if project.tracks[c.track].kind is kind)
        copied.append(
            CopiedClip(
                clip=replace(clip, start=clip.start - start),
                kind=kind,
                row=rows[clip.track] - lowest,
            )
        )
    return Clipboard(clips=tuple(copied))


def with_luggage(clipboard: Clipboard, project: Project, home: str) -> Clipboard:
    """Give copied clips with all that another project needs to show them.

    Args:
        clipboard: Copied from `project`.
        project: Where their sources are.
        home: What no other project is called.
    """
    return replace(
        clipboard, luggage=pack(project, (copied.clip for copied in clipboard.clips)), home=home
    )


def at_home(clipboard: Clipboard, project: Project, home: str) -> Clipboard:
    """Give copied clips as they are to be pasted: without luggage where the project has it all.

    Args:
        clipboard: What was copied, here or elsewhere.
        project: Where they are to be pasted.
        home: What that project is called.
    """
    luggage = clipboard.luggage
    if luggage is None or clipboard.home != home:
        return replace(clipboard, home="")
    if any(one.id not in project.sequences for one in luggage.sequences):
        return replace(clipboard, home="")
    lost = tuple(one for one in luggage.media if one.id not in project.media)
    rest = Luggage(media=lost, bins=luggage.bins) if lost else None
    return replace(clipboard, luggage=rest, home="")


def fresh(draft: Draft, clips: list[Clip], ids: tuple[ClipId, ...] = ()) -> list[Clip]:
    """Give copies with new ids, linked and grouped anew among themselves, not yet on the timeline.

    A transition is kept where the clip on its left is copied too. `ids` name the first copies.
    """
    links: dict[str, LinkId] = {}
    groups: dict[str, GroupId] = {}
    ends = {(clip.track, clip.end) for clip in clips}
    made = []
    for number, clip in enumerate(clips):
        wanted = ids[number] if number < len(ids) else None
        if clip.link is not None and clip.link not in links:
            links[clip.link] = LinkId(draft.new_id("link"))
        if clip.group is not None and clip.group not in groups:
            groups[clip.group] = GroupId(draft.new_id("group"))
        made.append(
            replace(
                clip,
                id=ClipId(draft.new_id("clip", wanted)),
                link=links[clip.link] if clip.link is not None else None,
                group=groups[clip.group] if clip.group is not None else None,
                transition=clip.transition if (clip.track, clip.start) in ends else None,
            )
        )
    return made
