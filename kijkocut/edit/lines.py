"""Captions: finding them, and where a line of text is cut."""

from kijkocut.edit.draft import Draft
from kijkocut.edit.refusal import EditRefused
from kijkocut.model.clip import CaptionSource, Clip
from kijkocut.model.ids import ClipId


def caption_of(draft: Draft, clip_id: ClipId) -> tuple[Clip, CaptionSource]:
    """Give a caption's clip and its line.

    Raises:
        EditRefused: There is no such clip, or it is no caption.
    """
    clip = draft.clip(clip_id)
    if not isinstance(clip.source, CaptionSource):
        raise EditRefused(f"{draft.name(clip)} is no caption.")
    return clip, clip.source


def require_room(draft: Draft, clip: Clip) -> None:
    """Refuse a caption that would lie on another.

    Raises:
        EditRefused: It would; the message names the other.
    """
    for other in draft.lane(clip.track).between(clip.start, clip.end):
        if other.id != clip.id:
            raise EditRefused(
                f"A caption from {draft.at(clip, clip.start)} to {draft.at(clip, clip.end)} would"
                f" lie on {draft.name(other)}. Captions of one track follow one another."
            )


def break_nearest(text: str, character: int) -> int:
    """Give the place of the word break nearest to `character`; in one word, `character` itself."""
    breaks = [
        i for i, c in enumerate(text) if c.isspace() and text[:i].strip() and text[i:].strip()
    ]
    return min(breaks, key=lambda i: (abs(i - character), i), default=character)
