"""Sections shown while nothing is selected: the sequence, and one of its tracks."""

from collections.abc import Callable, Iterator
from typing import Final

from msgspec.structs import replace

from kijkocut.desktop.inspector.address import Address
from kijkocut.desktop.inspector.attention import Attention
from kijkocut.desktop.inspector.fields import Field, ParamField, PlainField
from kijkocut.desktop.inspector.lettering import as_float
from kijkocut.desktop.inspector.plan import SectionPlan
from kijkocut.desktop.inspector.shared import fixed
from kijkocut.desktop.inspector.titles import rgba
from kijkocut.desktop.media.canvases import CANVASES, RATES, SAMPLE_RATES, rate_name
from kijkocut.edit.command import Command
from kijkocut.edit.commands.rename_track import RenameTrack
from kijkocut.edit.commands.sequence_settings import SequenceSettings
from kijkocut.edit.commands.set_track import SetTrack
from kijkocut.model import intrinsics
from kijkocut.model.ids import SequenceId
from kijkocut.model.params import ParamKind, ParamSpec, Value
from kijkocut.model.project import Project
from kijkocut.model.sequence import Background, ColourSpace, Sequence, Track, TrackKind
from kijkocut.model.ticks import BadTimeError, Rate
from kijkocut.model.timecode import format_timecode, parse_time

_RATES: Final = tuple(rate_name(rate) for rate in RATES)
_SIZES: Final = tuple(f"{width}x{height}" for _, width, height in CANVASES)
_SOUND_RATES: Final = tuple(str(rate) for rate in SAMPLE_RATES)
_CHANNELS: Final = {"mono": 1, "stereo": 2, "5.1": 6}
_BACKGROUNDS: Final = ("colour", "gradient", "blur")
_BLACK: Final = (0.0, 0.0, 0.0, 1.0)
_SOUND_PARAMS: Final = ("gain", "pan", *(spec.name for spec in intrinsics.SURROUND))
_SURROUND: Final = 6
_SWITCHES: Final = (
    ("is_locked", "Locked", False),
    ("is_muted", "Muted", False),
    ("is_solo", "Solo", False),
    ("is_hidden", "Hidden", False),
    ("is_sync_locked", "Sync lock", True),
    ("is_target", "Target of pastes", True),
)

Settings = Callable[[Sequence, Value], SequenceSettings]


def sequence_sections(sequence: Sequence) -> Iterator[SectionPlan]:
    """Give the sections of a sequence's settings."""
    key = sequence.id
    yield SectionPlan(key="canvas", title="Canvas", fields=tuple(_canvas(sequence)))
    yield SectionPlan(key="background", title="Background", fields=tuple(_background(sequence)))
    yield SectionPlan(
        key="format", title="Time, sound and colour", fields=tuple(_format(key, sequence.rate))
    )


def _field(
    key: SequenceId, spec: ParamSpec, read: Callable[[Sequence], Value], put: Settings
) -> Field:
    def get(project: Project) -> tuple[Value, ...]:
        found = project.sequences.get(key)
        return (read(found),) if found is not None else ()

    def write(project: Project, value: Value) -> tuple[Command, ...]:
        return (put(project.sequences[key], value),)

    return PlainField(spec=spec, get=get, put=write)


def _canvas(shown: Sequence) -> Iterator[Field]:
    key = shown.id

    def size(sequence: Sequence) -> Value:
        return f"{sequence.width}x{sequence.height}"

    def resized(sequence: Sequence, value: Value) -> SequenceSettings:
        wide, _, high = str(value).partition("x")
        return SequenceSettings(sequence=sequence.id, width=int(wide), height=int(high))

    yield _field(key, fixed("preset", "Preset", ParamKind.choice, _SIZES[0], _SIZES), size, resized)
    for name, label in (("width", "Width"), ("height", "Height")):
        spec = ParamSpec(
            name=name,
            label=label,
            kind=ParamKind.whole,
            default=1920 if name == "width" else 1080,
            minimum=2.0,
            step=2.0,
            unit="px",
            can_keyframe=False,
            description="Even.",
        )
        yield _field(key, spec, _side(name), _sided(name))
    yield _field(
        key,
        fixed(
            "rate",
            "Frame rate",
            ParamKind.choice,
            rate_name(shown.rate),
            tuple(dict.fromkeys((*_RATES, rate_name(shown.rate)))),
            "Can be changed while there are no clips.",
        ),
        lambda s: rate_name(s.rate),
        lambda s, v: SequenceSettings(sequence=s.id, rate=Rate.parse(str(v))),
    )


def _side(name: str) -> Callable[[Sequence], Value]:
    return lambda s: s.width if name == "width" else s.height


def _sided(name: str) -> Settings:
    def put(sequence: Sequence, value: Value) -> SequenceSettings:
        side = round(as_float(value))
        if name == "width":
            return SequenceSettings(sequence=sequence.id, width=side)
        return SequenceSettings(sequence=sequence.id, height=side)

    return put


def _background(shown: Sequence) -> Iterator[Field]:
    key = shown.id
    count = {"colour": 1, "gradient": 2}.get(shown.background.kind, 0)

    def kind(sequence: Sequence, value: Value) -> SequenceSettings:
        colours = (*sequence.background.colours, _BLACK, _BLACK)
        wanted = {"colour": 1, "gradient": 2}.get(str(value), len(sequence.background.colours))
        made = replace(sequence.background, kind=str(value), colours=colours[:wanted])
        return SequenceSettings(sequence=sequence.id, background=made)

    yield _field(
        key,
        fixed("background", "Fill with", ParamKind.choice, "colour", _BACKGROUNDS),
        lambda s: s.background.kind,
        kind,
    )
    for at, label in enumerate(("Colour", "Second colour")[:count]):
        yield _field(
            key,
            fixed(f"background_{at}", label, ParamKind.colour, _BLACK),
            lambda s, at=at: (*s.background.colours, _BLACK)[at],  # type: ignore[misc]
            lambda s, v, at=at: SequenceSettings(  # type: ignore[misc]
                sequence=s.id, background=_coloured(s.background, at, v)
            ),
        )
    if shown.background.kind != "blur":
        return
    yield _field(
        key,
        fixed("strength", "Blur", ParamKind.choice, "medium", ("light", "medium", "heavy")),
        lambda s: s.background.strength,
        lambda s, v: SequenceSettings(
            sequence=s.id, background=replace(s.background, strength=str(v))
        ),
    )


def _coloured(background: Background, at: int, value: Value) -> Background:
    colours = list(background.colours)
    colours[at] = rgba(value)
    return replace(background, colours=tuple(colours))


def _format(key: SequenceId, rate: Rate) -> Iterator[Field]:
    def started(sequence: Sequence, value: Value) -> SequenceSettings:
        try:
            at = parse_time(str(value), sequence.rate)
        except BadTimeError:
            at = sequence.start_timecode
        return SequenceSettings(sequence=sequence.id, start_timecode=at)

    yield _field(
        key,
        fixed("start_timecode", "Starts at", ParamKind.text, format_timecode(0, rate)),
        lambda s: format_timecode(s.start_timecode, s.rate, drop=s.drop_frame),
        started,
    )
    if rate.can_drop:
        yield _field(
            key,
            fixed("drop_frame", "Drop-frame", ParamKind.switch, default=True),
            lambda s: s.drop_frame,
            lambda s, v: SequenceSettings(sequence=s.id, drop_frame=bool(v)),
        )
    yield _field(
        key,
        fixed("sample_rate", "Sample rate", ParamKind.choice, "48000", _SOUND_RATES),
        lambda s: str(s.sample_rate),
        lambda s, v: SequenceSettings(sequence=s.id, sample_rate=int(str(v))),
    )
    names = {count: name for name, count in _CHANNELS.items()}
    yield _field(
        key,
        fixed("channels", "Channels", ParamKind.choice, "stereo", tuple(_CHANNELS)),
        lambda s: names[s.channels],
        lambda s, v: SequenceSettings(sequence=s.id, channels=_CHANNELS[str(v)]),
    )
    spaces = tuple(space.value for space in ColourSpace)
    yield _field(
        key,
        fixed("colour_space", "Colour space", ParamKind.choice, "bt709", spaces),
        lambda s: s.colour_space.value,
        lambda s, v: SequenceSettings(sequence=s.id, colour_space=ColourSpace(str(v))),
    )
    yield _field(
        key,
        fixed(
            "linear_light",
            "Linear light",
            ParamKind.switch,
            default=False,
            description="Layers blend as light does, not as displayed.",
        ),
        lambda s: s.linear_light,
        lambda s, v: SequenceSettings(sequence=s.id, linear_light=bool(v)),
    )


def track_section(
    tracks: tuple[Track, ...], shown: Track, attention: Attention, *, channels: int = 2
) -> SectionPlan:
    """Give the section of one track, in which another one or the master can be chosen.

    Args:
        tracks: Those of the sequence.
        shown: The one that it is about.
        attention: Keeps which one that is.
        channels: Of the sequence's sound.
    """
    return SectionPlan(
        key=f"track:{shown.kind.value}",
        title="Track",
        fields=(
            _chooser(tracks, _called(shown, tracks), attention),
            *_track_fields(shown, channels),
        ),
        has_presets=False,
    )


def master_section(
    tracks: tuple[Track, ...], sequence: Sequence, attention: Attention
) -> SectionPlan:
    """Give the section of a sequence's master, in which one of the tracks can be chosen."""
    gains = (
        ParamField(spec=spec, places=(Address(sequence=sequence.id, name=spec.name),))
        for spec in intrinsics.MASTER
    )
    return SectionPlan(
        key="track:master",
        title="Track",
        fields=(_chooser(tracks, _master_name(tracks), attention), *gains),
        has_presets=False,
    )


def _chooser(tracks: tuple[Track, ...], called: str, attention: Attention) -> Field:
    """Give the choice among the tracks and the master, of which one is shown."""
    names = {_called(track, tracks): track.id for track in tracks}
    master = _master_name(tracks)

    def choose(project: Project, value: Value) -> tuple[Command, ...]:
        del project
        if value == master:
            attention.choose_master()
        else:
            attention.choose_track(names[str(value)])
        return ()

    return PlainField(
        spec=fixed("track", "Track", ParamKind.choice, called, (*names, master)),
        get=lambda _: (called,),
        put=choose,
    )


def _master_name(tracks: tuple[Track, ...]) -> str:
    """Name the master so that no track is called alike."""
    return "Master" if all(track.name != "Master" for track in tracks) else "Master (mix)"


def _track_fields(shown: Track, channels: int) -> Iterator[Field]:
    yield _track_field(
        shown,
        fixed("name", "Name", ParamKind.text, shown.name),
        lambda t: t.name,
        lambda v: RenameTrack(track=shown.id, name=str(v)),
    )
    is_sound = shown.kind is TrackKind.audio
    if shown.kind is not TrackKind.caption:
        for spec in intrinsics.TRACK:
            if spec in intrinsics.SURROUND and channels != _SURROUND:
                continue
            if (spec.name in _SOUND_PARAMS) is is_sound:
                place = Address(track=shown.id, name=spec.name)
                yield ParamField(spec=spec, places=(place,))
    else:
        yield _track_field(
            shown,
            fixed("language", "Language", ParamKind.text, "", (), "As in BCP 47: en, nl, pt-BR."),
            lambda t: t.language,
            lambda v: SetTrack(track=shown.id, language=str(v)),
        )
    for name, label, default in _SWITCHES:
        yield _track_field(
            shown,
            fixed(name, label, ParamKind.switch, default=default),
            lambda t, name=name: getattr(t, name),  # type: ignore[misc]
            _switched(shown, name),
        )


def _switched(track: Track, name: str) -> Callable[[Value], Command]:
    def put(value: Value) -> Command:
        changes: dict[str, bool] = {name: bool(value)}
        return SetTrack(track=track.id, **changes)  # type: ignore[arg-type]

    return put


def _track_field(
    track: Track,
    spec: ParamSpec,
    read: Callable[[Track], Value],
    put: Callable[[Value], Command],
) -> Field:
    def get(project: Project) -> tuple[Value, ...]:
        found = project.tracks.get(track.id)
        return (read(found),) if found is not None else ()

    return PlainField(spec=spec, get=get, put=lambda _, value: (put(value),))


def _called(track: Track, among: tuple[Track, ...]) -> str:
    """Name a track so that no two are called alike."""
    is_alone = sum(1 for other in among if other.name == track.name) == 1
    return track.name if is_alone else f"{track.name} ({among.index(track) + 1})"
