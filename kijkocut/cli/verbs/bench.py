"""`bench`: measure this program on this machine."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from functools import partial

from kijkocut.bench import Measurement, Size, lines_of, measurements, run_bench
from kijkocut.cli.answer import Answer
from kijkocut.cli.verb import Verb
from kijkocut.workspace import Studio


def bench_verb(more: Sequence[Measurement] = ()) -> Verb:
    """Make the verb.

    Args:
        more: What can be measured besides what the bench knows of: rooms above it.
    """
    return Verb(
        name="bench",
        help="measure this program on this machine, beside melt and ffmpeg if they are installed",
        arguments=partial(_arguments, more),
        run=partial(_run, more),
    )


def _arguments(more: Sequence[Measurement], parser: ArgumentParser) -> None:
    names = ", ".join(m.name for m in (*measurements(), *more))
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"which: {names}; all if none")
    parser.add_argument(
        "--quick", action="store_true", help="measure less; all of it takes a few minutes"
    )


def _run(more: Sequence[Measurement], args: Namespace, studio: Studio) -> Answer:
    del studio  # a measurement makes its own services, so that nothing is warm by chance
    size = Size.quick if args.quick else Size.full
    tables = run_bench(args.names, size=size, say=_say, more=more)
    lines = [line for table in tables for line in (*lines_of(table), "")]
    missed = sum(len(table.missed) for table in tables)
    if missed:
        lines.append(f"{missed} of the targets were missed in this run.")
    return Answer(data=[*tables], lines=tuple(lines))


def _say(line: str) -> None:
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()


VERB = bench_verb()
