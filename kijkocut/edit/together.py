"""Clips that are chosen, linked or grouped together."""

from collections.abc import Iterable

from msgspec.structs import replace

from kijkocut.edit.draft import Draft
from kijkocut.edit.moves import linked
from kijkocut.edit.refusal import EditRefused
from kijkocut.model.clip import Clip
from kijkocut.model.ids import ClipId, GroupId, LinkId


def chosen_clips(
    draft: Draft, clips: Iterable[ClipId], *, with_linked: bool = False, with_group: bool = False
) -> list[Clip]:
    """Give the named clips, each once, in the order named, and those that go along with them.

    Raises:
        EditRefused: None is named, or one does not exist.
    """
    found: dict[ClipId, Clip] = {}
    for clip_id in clips:
        clip = draft.clip(clip_id)
        along = linked(draft, clip, with_group=with_group) if with_linked or with_group else [clip]
        found.update((c.id, c) for c in along)
    if not found:
        raise EditRefused("Name at least one clip.")
    return list(found.values())


def require_one_sequence(draft: Draft, clips: Iterable[Clip], what: str) -> None:
    """Refuse clips of different sequences.

    Raises:
        EditRefused: They lie in more than one.
    """
    names = {draft.sequence_of(clip).id: draft.sequence_of(clip).name for clip in clips}
    if len(names) > 1:
        raise EditRefused(
            f"Clips can be {what} only within one sequence, not across"
            f" {' and '.join(names[key] for key in sorted(names))}."
        )


def dissolve_link(draft: Draft, link: LinkId) -> None:
    """Unlink every clip of a link."""
    for clip_id in sorted(draft.project.members.get(link, ())):
        draft.put(replace(draft.clip(clip_id), link=None))


def dissolve_group(draft: Draft, group: GroupId) -> None:
    """Ungroup every clip of a group."""
    for clip_id in sorted(draft.project.members.get(group, ())):
        draft.put(replace(draft.clip(clip_id), group=None))


def leave_link(draft: Draft, clip: Clip) -> Clip:
    """Take one clip out of its link; a link of which one clip is left goes too."""
    if clip.link is None:
        return clip
    link = clip.link
    clip = replace(clip, link=None)
    draft.put(clip)
    if len(draft.project.members.get(link, ())) == 1:
        dissolve_link(draft, link)
    return clip
