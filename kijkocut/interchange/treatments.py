"""What each format does with each thing a project may hold: the source of reports and of the docs.

Of formats that are only read, a table says what comes through on reading.

What a table does not name is dropped, so that a new feature of the model is reported as lost until
somebody writes it.
"""

from collections.abc import Collection, Mapping
from enum import StrEnum
from typing import Final

from kijkocut.interchange.features import Feature, features, place
from kijkocut.interchange.otio_writing import PLAIN
from kijkocut.interchange.report import Ledger, Outcome
from kijkocut.model.ids import SequenceId, TrackId
from kijkocut.model.project import Project


class Format(StrEnum):
    """A format that timelines or captions are exchanged in; the value is its file ending."""

    otio = "otio"
    edl = "edl"
    fcpxml = "fcpxml"
    fcp7 = "xml"
    srt = "srt"
    vtt = "vtt"
    ass = "ass"
    sbv = "sbv"
    ttml = "ttml"
    kdenlive = "kdenlive"
    mlt = "mlt"
    openshot = "osp"

    @property
    def is_project(self) -> bool:
        """Whether it is another program's whole project: read, never written."""
        return self in (Format.kdenlive, Format.mlt, Format.openshot)

    @property
    def is_timeline(self) -> bool:
        """Whether it holds timelines; the others hold captions."""
        return self not in (Format.srt, Format.vtt, Format.ass, Format.sbv, Format.ttml)


READ_ONLY: Final = frozenset(one for one in Format if one.is_project)
"""Projects of other programs, which are read; nothing is written in their form."""
WRITTEN: Final = tuple(one for one in Format if one not in READ_ONLY)
"""Formats that are read and written."""

Treatment = tuple[Outcome, str]
"""What becomes of a thing, and how."""

_KEPT: Final[Treatment] = (Outcome.kept, "")
_OWN: Final[Treatment] = (Outcome.kept, "as metadata that only KijkoCut reads")
_FLAT: Final[Treatment] = (
    Outcome.approximated,
    "flattened: the recordings that are seen and heard",
)
_LINES: Final = {Feature.caption: _KEPT}
_MLT: Final[dict[Feature, Treatment]] = {
    Feature.clip: _KEPT,
    Feature.sound: _KEPT,
    Feature.titles: (Outcome.approximated, "their text: one style, no shapes"),
    Feature.generator: (Outcome.approximated, "colours; others by their nearest kin"),
    Feature.caption: (Outcome.kept, "subtitles, in the project or beside it"),
    Feature.clip_name: _KEPT,
    Feature.stream: _KEPT,
    Feature.speed: _KEPT,
    Feature.reverse: _KEPT,
    Feature.freeze: _KEPT,
    Feature.ramp: (Outcome.approximated, "straight pieces"),
    Feature.retime_manner: (Outcome.kept, "pitch"),
    Feature.dissolve: _KEPT,
    Feature.wipe: (Outcome.approximated, "of the nearest shape"),
    Feature.transition: (Outcome.approximated, "slides; others as dissolves"),
    Feature.fade: _KEPT,
    Feature.params: (
        Outcome.kept,
        "position, scale, rotation, opacity, crop, flips, volume, pan and channels, with keyframes",
    ),
    Feature.effects: (Outcome.approximated, "those with an equal; others are named"),
    Feature.blend: _KEPT,
    Feature.channel_map: _KEPT,
    Feature.disabled: _KEPT,
    Feature.marker: _KEPT,
    Feature.track_name: _KEPT,
    Feature.track_state: (Outcome.kept, "locks, mutes and hidden tracks"),
    Feature.track_mix: (Outcome.approximated, "volume, pan and effects with an equal"),
    Feature.canvas: _KEPT,
    Feature.rate: _KEPT,
    Feature.colour_space: (Outcome.kept, "Rec. 709 and 2020"),
}
"""What comes through of projects in MLT's form."""

TREATMENTS: Final[Mapping[Format, Mapping[Feature, Treatment]]] = {
    Format.otio: {f: _KEPT if f in PLAIN else _OWN for f in Feature}
    | {Feature.takes: (Outcome.kept, "files as further references of the clip")},
    Format.edl: {
        Feature.clip: _KEPT,
        Feature.sound: _KEPT,
        Feature.multicam: _FLAT,
        Feature.clip_name: _KEPT,
        Feature.start_timecode: _KEPT,
        Feature.dissolve: (Outcome.approximated, "one that begins where it begins to be seen"),
        Feature.wipe: (Outcome.approximated, "SMPTE wipe of the nearest of four directions"),
        Feature.transition: (Outcome.approximated, "a dissolve"),
        Feature.speed: (Outcome.approximated, "M2 line, to a tenth of a frame a second"),
        Feature.reverse: (Outcome.approximated, "M2 line, to a tenth of a frame a second"),
        Feature.freeze: _KEPT,
        Feature.disabled: (Outcome.approximated, "written as if enabled"),
        Feature.ramp: (Outcome.approximated, "its average speed"),
        Feature.marker: (Outcome.approximated, "LOC comments: time, colour and name"),
        Feature.clip_marker: (Outcome.approximated, "comments; colour decisions (CDL) are kept"),
        Feature.rate: (Outcome.approximated, "the reader must be told; only drop-frame is written"),
    },
    Format.fcpxml: {
        Feature.clip: _KEPT,
        Feature.sound: _KEPT,
        Feature.nest: (Outcome.kept, "as compound clips"),
        Feature.multicam: _FLAT,
        Feature.titles: (Outcome.approximated, "a basic title: text, font, size, colours"),
        Feature.generator: (Outcome.approximated, "plain colours; others are left out"),
        Feature.caption: _KEPT,
        Feature.speaker: (Outcome.approximated, "written before the line"),
        Feature.language: _KEPT,
        Feature.clip_name: _KEPT,
        Feature.speed: _KEPT,
        Feature.reverse: _KEPT,
        Feature.freeze: _KEPT,
        Feature.ramp: (Outcome.approximated, "straight pieces"),
        Feature.retime_manner: _KEPT,
        Feature.dissolve: _KEPT,
        Feature.wipe: (Outcome.approximated, "a dissolve"),
        Feature.transition: (Outcome.approximated, "a dissolve"),
        Feature.fade: (Outcome.approximated, "the nearest of four curves"),
        Feature.params: (
            Outcome.approximated,
            "position, scale, rotation, anchor, opacity, crop, fit, volume and pan",
        ),
        Feature.disabled: _KEPT,
        Feature.clip_marker: (Outcome.approximated, "red as to do, green as done, others plain"),
        Feature.marker: (Outcome.approximated, "on the clips of the primary storyline"),
        Feature.links: (
            Outcome.approximated,
            "picture and sound over the same range of a file are one clip",
        ),
        Feature.track_name: (Outcome.approximated, "of sound as roles; pictures keep their order"),
        Feature.canvas: _KEPT,
        Feature.rate: _KEPT,
        Feature.start_timecode: _KEPT,
        Feature.colour_space: (Outcome.approximated, "the colour space; not linear blending"),
    },
    Format.fcp7: {
        Feature.clip: _KEPT,
        Feature.sound: _KEPT,
        Feature.multicam: _FLAT,
        Feature.nest: _KEPT,
        Feature.titles: (
            Outcome.approximated,
            "text, font, size, style, colour, alignment, outline",
        ),
        Feature.generator: (
            Outcome.approximated,
            "colours; bars, gradients and noise as they are there",
        ),
        Feature.adjustment: _KEPT,
        Feature.clip_name: _KEPT,
        Feature.speed: _KEPT,
        Feature.reverse: _KEPT,
        Feature.freeze: _KEPT,
        Feature.ramp: (Outcome.approximated, "straight pieces"),
        Feature.retime_manner: (Outcome.approximated, "frame blending; not the pitch"),
        Feature.dissolve: _KEPT,
        Feature.wipe: (
            Outcome.approximated,
            "the wipe of that name; straight ones in four directions",
        ),
        Feature.transition: (Outcome.approximated, "the one of that name, or a dissolve"),
        Feature.transition_params: (Outcome.approximated, "colours of dips, directions of wipes"),
        Feature.fade: (Outcome.approximated, "as transitions from and to black or silence"),
        Feature.params: (
            Outcome.approximated,
            "position, scale, rotation, anchor, opacity, crop, fit, volume and pan",
        ),
        Feature.blend: (Outcome.approximated, "ten composite modes"),
        Feature.channel_map: (Outcome.approximated, "pairs and single channels"),
        Feature.disabled: _KEPT,
        Feature.clip_marker: _KEPT,
        Feature.marker: _KEPT,
        Feature.links: (Outcome.approximated, "links; not groups"),
        Feature.colour_label: (Outcome.kept, "under Premiere's names"),
        Feature.track_name: (Outcome.kept, "as Premiere writes them"),
        Feature.track_state: (Outcome.approximated, "locked, muted and hidden tracks"),
        Feature.canvas: _KEPT,
        Feature.rate: _KEPT,
        Feature.start_timecode: _KEPT,
        Feature.in_out: _KEPT,
        Feature.bins: (
            Outcome.approximated,
            "bins, labels, notes and subclips of files in use; not tags and favourites",
        ),
    },
    Format.srt: {
        **_LINES,
        Feature.speaker: (Outcome.approximated, "written before the line"),
    },
    Format.vtt: {**_LINES, Feature.speaker: _KEPT},
    Format.ass: {
        **_LINES,
        Feature.speaker: _KEPT,
        Feature.caption_style: (
            Outcome.approximated,
            "one style: font, size, colours, outline",
        ),
        Feature.canvas: (Outcome.approximated, "the canvas as PlayRes"),
    },
    Format.sbv: {
        **_LINES,
        Feature.speaker: (Outcome.approximated, "written before the line"),
    },
    Format.ttml: {
        **_LINES,
        Feature.speaker: (Outcome.kept, "as agents"),
        Feature.language: _KEPT,
        Feature.caption_style: (
            Outcome.approximated,
            "one style: font, size, colours, weight, alignment, box",
        ),
        Feature.canvas: (Outcome.approximated, "the canvas as its extent"),
    },
    Format.kdenlive: _MLT
    | {
        Feature.nest: _KEPT,
        Feature.bins: (Outcome.kept, "folders"),
        Feature.clip_marker: (Outcome.kept, "a file's markers, on the clips that show them"),
        Feature.other_sequences: _KEPT,
        Feature.links: _KEPT,
    },
    Format.mlt: _MLT
    | {
        Feature.nest: (Outcome.kept, "tractors inside tracks"),
        Feature.links: (Outcome.kept, "groups; pictures with their sound"),
    },
    Format.openshot: {
        Feature.clip: _KEPT,
        Feature.sound: _KEPT,
        Feature.titles: (Outcome.approximated, "the text of title files"),
        Feature.caption: (Outcome.kept, "of the effect Caption"),
        Feature.clip_name: _KEPT,
        Feature.speed: _KEPT,
        Feature.reverse: _KEPT,
        Feature.freeze: _KEPT,
        Feature.ramp: (Outcome.approximated, "straight pieces"),
        Feature.dissolve: _KEPT,
        Feature.wipe: (Outcome.approximated, "of the nearest shape"),
        Feature.transition: (Outcome.approximated, "wipes of the nearest shape, else dissolves"),
        Feature.fade: (Outcome.kept, "of opacity and volume, at the ends of clips"),
        Feature.params: (
            Outcome.kept,
            "position, scale, rotation, opacity, fit and volume, with their curves",
        ),
        Feature.effects: (Outcome.approximated, "those with an equal; others are named"),
        Feature.marker: _KEPT,
        Feature.links: (Outcome.kept, "pictures with their sound"),
        Feature.track_name: _KEPT,
        Feature.track_state: (Outcome.kept, "locks"),
        Feature.canvas: _KEPT,
        Feature.rate: _KEPT,
        Feature.bins: (Outcome.kept, "tags of files"),
    },
}


def treatment(format_: Format, feature: Feature) -> Treatment:
    """Say what becomes of a thing in a format."""
    return TREATMENTS[format_].get(feature, (Outcome.dropped, ""))


def account(
    project: Project,
    sequence_id: SequenceId,
    format_: Format,
    ledger: Ledger,
    without: Mapping[TrackId, str] | None = None,
    *,
    beside: Collection[SequenceId] = (),
) -> None:
    """Note in the ledger what becomes of everything that a sequence uses.

    Args:
        project: The project.
        sequence_id: The sequence that is written.
        format_: The format.
        ledger: Where to note it.
        without: Tracks that are not written, and why.
        beside: Other sequences that are written to the same file.
    """
    names = {project.sequences[key].name for key in beside}
    left = without or {}
    for feature, where in features(project, sequence_id, frozenset(left)):
        if feature is Feature.other_sequences and where in names:
            continue
        outcome, how = treatment(format_, feature)
        ledger.note(outcome, str(feature), where, how)
    sequence = project.sequences[sequence_id]
    for key, why in left.items():
        track = project.tracks[key]
        ledger.drop("tracks", track.name, why)
        for clip in project.lane(key):
            ledger.drop("clips", place(sequence, track, clip), why)
