"""Takes of clips: finding them, the same ones on linked clips, and having one show."""

from msgspec.structs import replace

from kijkocut.edit.draft import Draft
from kijkocut.edit.moves import partners, with_head, with_tail
from kijkocut.edit.refusal import EditRefused
from kijkocut.model.clip import Clip, MediaSource, Source, Take
from kijkocut.model.handles import ENDLESS, source_length
from kijkocut.model.project import Project
from kijkocut.model.takes import all_takes, room_of, showing, take_source


def require_takes(draft: Draft, clip: Clip) -> None:
    """Refuse clips of sources that can't be one of several takes.

    Raises:
        EditRefused: The clip shows no medium and no sequence.
    """
    if take_source(clip) is None:
        raise EditRefused(
            f"{draft.name(clip)} shows no media file and no sequence; only these can have takes."
        )


def take_at(draft: Draft, clip: Clip, place: int) -> Take:
    """Give a take by its place.

    Raises:
        EditRefused: The clip has no take there.
    """
    every = all_takes(clip)
    if len(every) < 2:
        raise EditRefused(f"{draft.name(clip)} has no other takes. Add one first.")
    if not 0 <= place < len(every):
        raise EditRefused(
            f"{draft.name(clip)} has takes 0 to {len(every) - 1}; there is no take {place}."
        )
    return every[place]


def is_same(a: Source, b: Source) -> bool:
    """Tell whether two sources are one thing, whichever of its streams they play."""
    if isinstance(a, MediaSource) and isinstance(b, MediaSource):
        return a.media == b.media
    return a == b


def kin(draft: Draft, clip: Clip) -> list[Clip]:
    """Give what is linked with a clip and shares a source with it: its sound or its picture."""
    sources = [take.source for take in all_takes(clip)]
    return [
        each
        for each in partners(draft, clip)[1:]
        if any(is_same(own.source, one) for own in all_takes(each) for one in sources)
    ]


def delay(clip: Clip, other: Clip) -> int:
    """Give how much later in its source a linked clip starts than the clip, in ticks."""
    return clip.retime.offset(other.start - clip.start)


def twin(clip: Clip, take: Take, other: Clip) -> int | None:
    """Give the place among the takes of a linked clip of what belongs to a take of the clip."""
    there = all_takes(other)
    same = [n for n, one in enumerate(there) if is_same(one.source, take.source)]
    wanted = take.source_in + delay(clip, other)
    return min(same, key=lambda n: abs(there[n].source_in - wanted), default=None)


def shown(draft: Draft, clip: Clip, place: int, *, can_shorten: bool) -> Clip:
    """Give the clip showing another take, if need be only as much of it as there is.

    Raises:
        EditRefused: The take does not last as long as the clip, or has nothing there at all.
    """
    made = showing(clip, place)
    name = made.name or draft.name(made)
    rate = draft.sequence_of(clip).rate
    begin, end = room_of(draft.project, made, rate.frame_ticks)
    if (begin, end) == (0, clip.duration):
        return made
    if begin >= end:
        raise EditRefused(
            f'Take "{name}" has nothing to show in the place of {draft.name(clip)}. Add it again'
            " from another place."
        )
    if not can_shorten:
        early, late = (-(-lack // rate.frame_ticks) for lack in (begin, clip.duration - end))
        raise EditRefused(
            f'Take "{name}" is too short for {draft.name(clip)}: {early} frames are missing at its'
            f" start and {late} at its end. Trim the clip first."
        )
    return with_tail(with_head(made, clip.start + begin), clip.start + end)


def with_known_takes(project: Project, clip: Clip) -> Clip:
    """Give a clip from elsewhere with those of its takes that the project can show."""
    if not clip.takes:
        return clip
    kept = [
        take
        for take in clip.takes
        if (
            take.source.media in project.media
            if isinstance(take.source, MediaSource)
            else take.source.sequence in project.sequences
        )
    ]
    before = clip.takes[: clip.take_place]
    place = sum(take in kept for take in before)
    return replace(clip, takes=tuple(kept), take_place=place)


def without_source(clip: Clip, source: Source) -> Clip:
    """Give the clip without the other takes of a source."""
    kept = [not is_same(take.source, source) for take in clip.takes]
    takes = tuple(take for take, stays in zip(clip.takes, kept, strict=True) if stays)
    return replace(clip, takes=takes, take_place=sum(kept[: clip.take_place]))


def is_inside(draft: Draft, clip: Clip, source_in: int) -> bool:
    """Tell whether a time lies in the source of a clip."""
    length = source_length(draft.project, clip)
    return source_in >= 0 and (length == ENDLESS or source_in < length)
