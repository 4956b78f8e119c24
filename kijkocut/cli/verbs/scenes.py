"""`scenes`: find where scenes begin, and mark them or cut there."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from kijkocut.cli.answer import Answer
from kijkocut.cli.following import follow
from kijkocut.cli.parser_values import above_zero
from kijkocut.cli.progress import ProgressLine
from kijkocut.cli.tables import table
from kijkocut.cli.verb import Verb
from kijkocut.model.clip import Clip, MediaSource
from kijkocut.model.ticks import TICKS_PER_SECOND, Ticks, to_seconds
from kijkocut.workspace import SceneSearch, Studio, Workspace


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("project", type=Path)
    parser.add_argument("what", metavar="CLIP|MEDIA", help="a clip's id, or a media's id or name")
    deed = parser.add_mutually_exclusive_group()
    deed.add_argument("--markers", action="store_true", help="put a marker where scenes begin")
    deed.add_argument("--cuts", action="store_true", help="split the clip where scenes begin")
    parser.add_argument(
        "--detector",
        type=SceneSearch.Detection,
        choices=list(SceneSearch.Detection),
        default=SceneSearch.Detection.adaptive,
        help="adaptive (default) takes camera moves well; content is stricter",
    )
    parser.add_argument(
        "--threshold", type=above_zero, help="higher finds fewer (adaptive: 3, content: 27)"
    )
    parser.add_argument(
        "--shortest", type=above_zero, default=0.5, metavar="S", help="shortest scene, seconds"
    )
    parser.add_argument("--no-fades", action="store_true", help="don't look for fades")


def _run(args: Namespace, studio: Studio) -> Answer:
    search = SceneSearch(
        detection=args.detector,
        threshold=args.threshold,
        shortest=round(args.shortest * TICKS_PER_SECOND),
        has_fades=not args.no_fades,
    )
    is_edit = args.markers or args.cuts
    with studio.open(args.project, is_read_only=not is_edit) as work:
        media_id, clips = work.pick(args.what)
        clip = work.project.clip(clips[0]) if args.what in work.project.places else None
        stream = clip.source.stream if clip and isinstance(clip.source, MediaSource) else None
        span = _shown(clip) if clip is not None else None
        starts = follow(
            work.scenes.find(media_id, span, search=search, stream=stream),
            ProgressLine(is_told=args.progress),
        )
        done = None
        if args.markers:
            done = work.scenes.mark(clips, starts)
        elif args.cuts:
            done = work.scenes.cut(clips, starts)
        label = _label(work) if done is not None else ""
    rows = [(number, f"{to_seconds(at):.3f}") for number, at in enumerate(starts, 2)]
    lines = list(table(rows, ("scene", "begins, s"))) if rows else ["No new scene was found."]
    if is_edit and not clips:
        label = "No clip shows it: there is nothing to mark or cut."
    lines += [label] if label else []
    data = {"media": media_id, "clips": list(clips), "starts": list(starts), "done": label}
    return Answer(data=data, lines=tuple(lines))


def _label(work: Workspace) -> str:
    history = work.session.history
    return history.steps[history.cursor].label


def _shown(clip: Clip) -> tuple[Ticks, Ticks]:
    low, high = clip.retime.span(clip.duration)
    return max(0, clip.source_in + low), clip.source_in + high + 1


VERB = Verb(name="scenes", help="find where scenes begin", arguments=_arguments, run=_run)
