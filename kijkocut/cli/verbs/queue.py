"""`queue`: the line of exports that the window keeps: list it, or do what waits."""

from argparse import ArgumentParser, Namespace

from kijkocut.cli.answer import Answer
from kijkocut.cli.interrupt import stoppable
from kijkocut.cli.progress import ProgressLine
from kijkocut.cli.tables import table
from kijkocut.cli.verb import Verb
from kijkocut.jobs import Stage
from kijkocut.workspace import ExportItem, Studio

_STEP_S = 0.1


def _arguments(parser: ArgumentParser) -> None:
    deed = parser.add_mutually_exclusive_group()
    deed.add_argument("--run", action="store_true", help="export what waits, one after another")
    deed.add_argument("--clear", action="store_true", help="forget those that are over")


def _run(args: Namespace, studio: Studio) -> Answer:
    queue = studio.exports
    if args.clear:
        for item in queue.items():
            if item.stage.is_over:
                queue.remove(item.order.id)
    is_good = not args.run or _do(args, studio)
    items = queue.items()
    rows = [(item.order.title, item.stage, _told(item)) for item in items]
    lines = table(rows, ("film", "state", "")) if rows else ("Nothing is in the queue.",)
    return Answer(data=items, lines=tuple(lines), exit_code=0 if is_good else 1)


def _do(args: Namespace, studio: Studio) -> bool:
    """Export what waits; gives whether all went well. Ctrl-C leaves the rest in the queue."""
    queue = studio.exports
    mine = {item.order.id for item in queue.take_up()}
    with stoppable() as wish, ProgressLine(is_told=args.progress) as shown:
        for export in mine:
            while not (item := queue.item(export)).stage.is_over and not wish.wait(_STEP_S):
                running = next((i for i in queue.items() if i.stage is Stage.running), item)
                shown.show(running.order.title, running.share, running.text)
    return all(queue.item(export).stage is Stage.done for export in mine)


def _told(item: ExportItem) -> str:
    if item.fault is not None:
        return item.fault.sentence
    return str(item.order.request.out if item.result is None else item.result.path)


VERB = Verb(name="queue", help="list or run the queue of exports", arguments=_arguments, run=_run)
