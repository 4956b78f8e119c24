"""What an action is about: the selection, or else what lies at the playhead."""

from kijkocut.desktop.desk import Desk
from kijkocut.edit.edges import Side, place_of
from kijkocut.model.clip import Clip
from kijkocut.model.ids import ClipId, TrackId
from kijkocut.model.project import Project
from kijkocut.model.sequence import Track, TrackKind

Edge = tuple[ClipId, Side]


def under_playhead(desk: Desk) -> tuple[Clip, ...]:
    """Give the selected clips that the playhead stands inside of."""
    at = desk.playhead
    return tuple(clip for clip in desk.selected_clips if clip.start < at < clip.end)


def leads(desk: Desk, clips: tuple[Clip, ...] | None = None) -> tuple[Clip, ...]:
    """Give the selected (or these) clips without those that are linked with one before them."""
    found: list[Clip] = []
    done: set[ClipId] = set()
    project = desk.project
    chosen = desk.selected_clips if clips is None else clips
    # Pictures lead, their sound follows.
    for clip in sorted(chosen, key=lambda c: project.tracks[c.track].kind is TrackKind.audio):
        if clip.id not in done:
            found.append(clip)
            done |= set(project.members[clip.link]) if clip.link is not None else {clip.id}
    return tuple(sorted(found, key=lambda c: (c.start, c.id)))


def lead(desk: Desk) -> Clip | None:
    """Give the first selected clip, of picture where there is one."""
    return next(iter(leads(desk)), None)


def target_tracks(desk: Desk, kind: TrackKind | None = None) -> tuple[Track, ...]:
    """Give the unlocked target tracks, of one kind or all."""
    sequence = desk.sequence
    tracks = desk.project.sequence_tracks(sequence.id) if sequence is not None else ()
    return tuple(t for t in tracks if t.is_target and not t.is_locked and kind in (None, t.kind))


def chosen_track(desk: Desk) -> TrackId | None:
    """Give the track of the first selected clip."""
    clip = lead(desk)
    return clip.track if clip is not None else None


def edges_at_playhead(desk: Desk) -> tuple[Edge, ...]:
    """Give both ends at the edit point nearest to the playhead, on target tracks of picture.

    Where there are none, on those of sound. At a gap it is one end.
    """
    project = desk.project

    def away(edge: Edge) -> int:
        return abs(place_of(project.clip(edge[0]), edge[1]) - desk.playhead)

    for kind in (TrackKind.video, TrackKind.audio):
        found = _ends_near(desk, kind)
        if not found:
            continue
        near = min(found, key=away)
        right = cut_of(project, near)
        if right is None:
            return (near,)
        left = project.lane(project.clip(right).track).previous(project.clip(right))
        return ((left.id, Side.tail), (right, Side.head)) if left is not None else (near,)
    return ()


def edges_across(desk: Desk) -> tuple[Edge, ...]:
    """Give the ends on all target tracks that lie where the edit point nearest to the playhead is.

    Of linked clips one stands for all.
    """
    project = desk.project
    near = edges_at_playhead(desk)
    if not near:
        return ()
    place = place_of(project.clip(near[0][0]), near[0][1])
    found: list[Edge] = []
    for kind in (TrackKind.video, TrackKind.caption, TrackKind.audio):
        for track in target_tracks(desk, kind):
            lane = project.lane(track.id)
            around = (lane.before(place - 1), lane.at(place))
            ends = ((c.id, side) for c in around if c is not None for side in Side)
            found += (e for e in ends if place_of(project.clip(e[0]), e[1]) == place)
    links: set[tuple[str, Side]] = set()
    kept = []
    for key, side in found:
        link = project.clip(key).link
        if link is None or (link, side) not in links:
            kept.append((key, side))
            links |= {(link, side)} if link is not None else set()
    return tuple(kept)


def _ends_near(desk: Desk, kind: TrackKind) -> list[Edge]:
    """Give the ends of the clips around the playhead on the target tracks of a kind."""
    at = desk.playhead
    lanes = (desk.project.lane(track.id) for track in target_tracks(desk, kind))
    clips = (clip for lane in lanes for clip in (lane.at(at), lane.before(at), lane.after(at)))
    return [(clip.id, side) for clip in clips if clip is not None for side in Side]


def cuts(desk: Desk, kind: TrackKind) -> tuple[ClipId, ...]:
    """Give the clips on the right of the cuts that are meant, on tracks of one kind.

    Those at selected ends; else between and around the selected clips; else the one nearest to the
    playhead.
    """
    project = desk.project
    edges: set[Edge] = set(desk.selected_edges)
    if not edges:
        edges = {(clip.id, side) for clip in desk.selected_clips for side in Side}
    is_chosen = bool(edges)
    edges = {e for e in edges if project.tracks[project.clip(e[0]).track].kind is kind}
    if not is_chosen:
        edges = set(_ends_near(desk, kind))
    found = {right for edge in edges if (right := cut_of(project, edge)) is not None}
    order = sorted(found, key=lambda key: (project.clip(key).start, key))
    if not is_chosen:
        order = sorted(order, key=lambda key: abs(project.clip(key).start - desk.playhead))[:1]
    return tuple(order)


def edges_along(desk: Desk) -> frozenset[Edge]:
    """Give the ends that are trimmed with the selected ones: those of what is linked."""
    project, found = desk.project, set[Edge]()
    if not desk.keeps_links:
        return frozenset()
    for key, side in desk.selected_edges:
        clip = project.clip(key)
        for other in project.members.get(clip.link, ()) if clip.link is not None else ():
            there = project.clip(other)
            if there.start < clip.end and clip.start < there.end:
                found.add((other, side))
    return frozenset(found - desk.selected_edges)


def cut_of(project: Project, edge: tuple[ClipId, Side]) -> ClipId | None:
    """Give the clip on the right of the cut that an end of a clip is at; None at a gap."""
    clip = project.clip(edge[0])
    lane = project.lane(clip.track)
    other = lane.previous(clip) if edge[1] is Side.head else lane.next(clip)
    if other is None or (other.end != clip.start and clip.end != other.start):
        return None
    return clip.id if edge[1] is Side.head else other.id
