"""`show`: what is in a project."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from kijkocut.cli.answer import Answer
from kijkocut.cli.facts import facts_line
from kijkocut.cli.tables import table
from kijkocut.cli.verb import Verb
from kijkocut.model.clip import (
    CaptionSource,
    Clip,
    GeneratorSource,
    MediaSource,
    SequenceSource,
    TitleSource,
)
from kijkocut.model.project import Project
from kijkocut.model.sequence import Sequence, TrackKind
from kijkocut.model.timecode import format_timecode
from kijkocut.workspace import Studio


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("project", type=Path)


def _run(args: Namespace, studio: Studio) -> Answer:
    with studio.open(args.project, is_read_only=True) as work:
        project = work.session.snapshot
    lines = [
        f"{project.about.name}: {len(project.media)} media, {len(project.sequences)} sequences"
    ]
    lines += [
        f"  {media.id}  {media.name}  {facts_line(media.facts)}"
        for media in sorted(project.media.values(), key=lambda m: (m.name, m.id))
    ]
    for sequence in sorted(project.sequences.values(), key=lambda s: s.id):
        lines += ["", *_sequence(project, sequence)]
    return Answer(data=_data(project), lines=tuple(lines))


def _data(project: Project) -> dict[str, object]:
    return {
        "about": project.about,
        "media": [project.media[k] for k in sorted(project.media)],
        "bins": [project.bins[k] for k in sorted(project.bins)],
        "sequences": [
            {
                "sequence": project.sequences[k],
                "duration": project.sequence_end(k),
                "markers": project.sequence_markers(k),
                "tracks": [
                    {"track": t, "clips": list(project.lanes[t.id])}
                    for t in project.sequence_tracks(k)
                ],
            }
            for k in sorted(project.sequences)
        ],
    }


def _sequence(project: Project, sequence: Sequence) -> list[str]:
    def label(ticks: int) -> str:
        return format_timecode(ticks, sequence.rate, drop=sequence.drop_frame)

    head = f"{sequence.id} \u201c{sequence.name}\u201d {sequence.width}x{sequence.height} at"
    lines = [f"{head} {sequence.rate} fps, {label(project.sequence_end(sequence.id))} long"]
    tracks = project.sequence_tracks(sequence.id)
    heard = [t for t in tracks if t.kind is TrackKind.audio]
    for track in [*(t for t in reversed(tracks) if t not in heard), *heard]:
        flags = [
            word
            for word, is_on in (
                ("locked", track.is_locked),
                ("muted", track.is_muted),
                ("solo", track.is_solo),
                ("hidden", track.is_hidden),
            )
            if is_on
        ]
        shown = f" ({', '.join(flags)})" if flags else ""
        lines.append(f"  {track.name}  {track.kind}  {track.id}{shown}")
        rows = [
            (label(c.start), label(c.end), c.id, c.name, _source(c), _extras(c))
            for c in project.lanes[track.id]
        ]
        lines += [f"    {line}" for line in table(rows)] if rows else ["    (empty)"]
    for marker in project.sequence_markers(sequence.id):
        lines.append(f"  marker {label(marker.at)}  {marker.name}  {marker.id}")
    return lines


def _source(clip: Clip) -> str:
    match clip.source:
        case MediaSource(media=media):
            return f"media {media}"
        case SequenceSource(sequence=sequence):
            return f"nest of {sequence}"
        case TitleSource(title=title):
            return f"title {title.text!r}"
        case GeneratorSource(kind=kind):
            return f"generator {kind}"
        case CaptionSource(text=text):
            return f"caption {text!r}"
        case _:
            return "adjustment"


def _extras(clip: Clip) -> str:
    found = [effect.kind for effect in clip.effects]
    if clip.transition is not None:
        found.append(f"{clip.transition.kind} in")
    if not clip.retime.is_plain:
        found.append("ramped" if clip.retime.ramp else f"speed {clip.retime.speed}")
    if clip.takes:
        found.append(f"take {clip.take_place + 1} of {len(clip.takes) + 1}")
    if not clip.is_enabled:
        found.append("disabled")
    return ", ".join(found)


VERB = Verb(name="show", help="show what is in a project", arguments=_arguments, run=_run)
