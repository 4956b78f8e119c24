"""Making a multicam: recordings are brought into step in the background, then laid in layers."""

from collections.abc import Callable

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication

from kijkocut.alignment import Aligned, AlignMethod
from kijkocut.desktop.desk import Desk
from kijkocut.desktop.media.errands import Errands
from kijkocut.edit.command import Command
from kijkocut.edit.commands.add_multicam import AddMulticam, AngleRecordings, Recording
from kijkocut.edit.commands.add_sequence import AddSequence
from kijkocut.edit.commands.overwrite import Overwrite
from kijkocut.edit.placing import Placement
from kijkocut.model.clip import SequenceSource
from kijkocut.model.errors import KijkoError
from kijkocut.model.ids import AngleId, BinId, MediaId, SequenceId
from kijkocut.model.media import Media
from kijkocut.model.project import Project, Table
from kijkocut.model.sequence import AngleSound, TrackKind
from kijkocut.model.ticks import Rate, Ticks
from kijkocut.model.timecode import parse_time

_FEWEST = 2


class MulticamOrder(Struct, frozen=True, kw_only=True):
    """What is to be made."""

    name: str
    recordings: tuple[tuple[MediaId, str], ...]
    """Media and the names of their angles; those of one name are one angle."""
    method: AlignMethod
    sound: AngleSound = AngleSound.one
    sound_angle: str = ""
    """For `one`: the name of the angle; empty is the first that has sound."""
    is_cut: bool = True
    """Whether a sequence to cut it in is made as well, and shown."""
    bin: BinId | None = None


def make_multicam(desk: Desk, errands: Errands, order: MulticamOrder) -> None:
    """Start making one; what can't be brought into step is left out, and that is said."""
    work = desk.work
    if work is None:
        return
    media = tuple(key for key, _ in order.recordings)
    reference = _reference([work.project.media[key] for key in media], order.method)
    job = work.aligner.find(work.project, media, order.method, reference=reference)
    errands.send(job, lambda found: _make(desk, order, found))


def _reference(media: list[Media], method: AlignMethod) -> MediaId | None:
    """Give the first that can tell the others where they are; None where all are alike."""
    match method:
        case AlignMethod.sound:
            fit = [one.id for one in media if one.facts.audio is not None]
        case AlignMethod.timecode:
            fit = [one.id for one in media if one.facts.timecode]
        case _:
            fit = []
    return next(iter(fit), None)


def _make(desk: Desk, order: MulticamOrder, found: tuple[Aligned, ...]) -> None:
    places = {one.media: one.offset for one in found if one.offset is not None}
    lost = [one.sentence for one in found if one.offset is None]
    if len(places) < min(_FEWEST, len(order.recordings)):
        text = _tr("No multicam was made. {why}")
        desk.say(text.format(why=" ".join(lost)))
        return
    command = multicam_command(desk.project, order, places)
    steps: list[Command | Callable[[Project], Command]] = [command]
    known = frozenset(desk.project.sequences)
    if order.is_cut:
        name = _tr("{name} cut").format(name=order.name)
        steps += [_cut_in(known, name, order.bin), _placed_in(known)]
    done = desk.run(*steps, label="New multicam sequence")
    if done is None:
        return
    if order.is_cut:
        made = [SequenceId(key) for table, key in done.added if table is Table.sequence]
        desk.show_sequence(next(k for k in made if desk.project.sequences[k].multicam is None))
    if lost:
        desk.say(_tr("Left out of the multicam: {why}").format(why=" ".join(lost)))


def multicam_command(
    project: Project, order: MulticamOrder, places: dict[MediaId, Ticks]
) -> AddMulticam:
    """Give the command that lays the recordings at those times (ticks) above each other."""
    angles: dict[str, list[Recording]] = {}
    for key, name in order.recordings:
        if key in places:
            angles.setdefault(name, []).append(Recording(media=key, at=places[key]))
    names = list(angles)
    wanted = order.sound_angle
    return AddMulticam(
        name=order.name,
        angles=tuple(AngleRecordings(recordings=tuple(t), name=n) for n, t in angles.items()),
        sound=order.sound,
        sound_angle=AngleId(str(names.index(wanted) + 1)) if wanted in names else None,
        start_timecode=_start(project, order, places),
        bin=order.bin,
    )


def _start(project: Project, order: MulticamOrder, places: dict[MediaId, Ticks]) -> Ticks:
    """Give the timecode of the earliest recording where timecode brought them into step."""
    if order.method is not AlignMethod.timecode:
        return 0
    facts = project.media[min(places, key=lambda key: places[key])].facts
    rate = facts.video.rate if facts.video is not None and facts.video.rate else Rate(25)
    try:
        return max(0, parse_time(facts.timecode, rate))
    except KijkoError:
        return 0


def _cut_in(
    known: frozenset[SequenceId], name: str, bin_: BinId | None
) -> Callable[[Project], Command]:
    """Make a sequence that is as the new multicam."""

    def make(project: Project) -> Command:
        like = next(s for k, s in project.sequences.items() if k not in known)
        return AddSequence(
            name=name,
            width=like.width,
            height=like.height,
            rate=like.rate,
            sample_rate=like.sample_rate,
            bin=bin_,
        )

    return make


def _placed_in(known: frozenset[SequenceId]) -> Callable[[Project], Command]:
    """Lay the new multicam into the new sequence."""

    def make(project: Project) -> Command:
        made = {k: s for k, s in project.sequences.items() if k not in known}
        multicam = next(s for s in made.values() if s.multicam is not None)
        cut = next(s for s in made.values() if s.multicam is None)
        has = {project.tracks[t].kind for t in multicam.tracks}
        track = {project.tracks[t].kind: t for t in cut.tracks}
        place = Overwrite(
            placement=Placement(source=SequenceSource(sequence=multicam.id)),
            at=0,
            track=track[TrackKind.video if TrackKind.video in has else TrackKind.audio],
        )
        is_both = has >= {TrackKind.video, TrackKind.audio}
        return replace(place, audio_track=track[TrackKind.audio]) if is_both else place

    return make


def _tr(text: str) -> str:
    return QCoreApplication.translate("Multicam", text)
