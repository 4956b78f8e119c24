"""Finding and checking subclips."""

from msgspec.structs import replace

from kijkocut.edit.draft import Draft
from kijkocut.edit.naming import checked_name
from kijkocut.edit.refusal import EditRefused, UnknownName
from kijkocut.model.ids import MediaId, SubclipId
from kijkocut.model.media import Media, MediaFacts, Subclip


def subclip_of(draft: Draft, media_id: MediaId, subclip_id: SubclipId) -> tuple[Media, Subclip]:
    """Give a subclip and what it is a range of.

    Raises:
        UnknownName: There is none of that id.
    """
    media = draft.media(media_id)
    found = media.subclip(subclip_id)
    if found is None:
        raise UnknownName(f'"{media.name}" has no subclip "{subclip_id}".')
    return media, found


def checked_subclip(media: Media, subclip: Subclip) -> Subclip:
    """Give a subclip if its name and range make sense.

    Raises:
        EditRefused: It has no name, no length, or is not within its medium.
    """
    if not media.facts.duration:
        raise EditRefused(f'"{media.name}" is a still: it has no length to take a part of.')
    if not 0 <= subclip.source_in < subclip.source_out <= media.facts.duration:
        raise EditRefused(
            f'A subclip of "{media.name}" begins before it ends, and both are within the medium.'
        )
    return replace(subclip, name=checked_name(subclip.name, "subclip"))


def with_subclip(media: Media, subclip: Subclip) -> Media:
    """Give the medium with a subclip put in the place of the one of its id, or added."""
    if media.subclip(subclip.id) is None:
        return replace(media, subclips=(*media.subclips, subclip))
    kept = tuple(subclip if one.id == subclip.id else one for one in media.subclips)
    return replace(media, subclips=kept)


def fitting(subclips: tuple[Subclip, ...], facts: MediaFacts) -> tuple[Subclip, ...]:
    """Give the subclips as another file can hold them: cut off at its end, gone beyond it."""
    return tuple(
        replace(one, source_out=min(one.source_out, facts.duration))
        for one in subclips
        if one.source_in < facts.duration
    )
