"""`sync`: say how long after the first recording others began."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from kijkocut.alignment import Aligned, Aligner, AlignMethod
from kijkocut.cli.answer import Answer
from kijkocut.cli.following import follow
from kijkocut.cli.progress import ProgressLine
from kijkocut.cli.verb import Verb
from kijkocut.model.ids import MediaId
from kijkocut.model.media import Media
from kijkocut.model.project import Project, Put
from kijkocut.model.ticks import samples, to_seconds
from kijkocut.workspace import Studio

_RATE = 48_000


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("reference", type=Path, metavar="REFERENCE")
    parser.add_argument("files", type=Path, nargs="+", metavar="FILE")
    parser.add_argument(
        "--by",
        type=AlignMethod,
        choices=[AlignMethod.sound, AlignMethod.timecode],
        default=AlignMethod.sound,
        help="sound (default): what all heard, to the sample; timecode: the cameras' clocks",
    )


def _run(args: Namespace, studio: Studio) -> Answer:
    project = Project()
    for number, path in enumerate((args.reference, *args.files)):
        facts = studio.probe(path)
        media = Media(
            id=MediaId(str(number)), name=path.name, path=str(path.absolute()), facts=facts
        )
        project = project.apply((Put(after=media),))
    first, *others = sorted(project.media, key=int)
    job = Aligner(studio.jobs, studio.pool).find(project, others, args.by, reference=first)
    found = follow(job, ProgressLine(is_told=args.progress))
    lines = tuple(_line(project.media[one.media], one) for one in found)
    data = [
        {
            "path": project.media[one.media].path,
            "offset": one.offset,
            "confidence": one.confidence,
            "sentence": one.sentence,
        }
        for one in found
    ]
    has_all = all(one.offset is not None for one in found)
    return Answer(data=data, lines=lines, exit_code=0 if has_all else 2)


def _line(media: Media, one: Aligned) -> str:
    if one.offset is None:
        return one.sentence
    count = samples(one.offset, _RATE)
    return (
        f"{media.name}: {to_seconds(one.offset):+.6f} s ({count:+d} samples at 48 kHz),"
        f" confidence {one.confidence:.0%}"
    )


VERB = Verb(
    name="sync",
    help="say how long after one recording others began",
    arguments=_arguments,
    run=_run,
)
