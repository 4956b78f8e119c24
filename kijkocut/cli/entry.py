"""From words on the command line to an exit code."""

import logging
import sys
import traceback
from argparse import Namespace
from collections.abc import Sequence

import msgspec

from kijkocut.bench import Measurement
from kijkocut.cli.answer import Answer
from kijkocut.cli.parser import all_verbs, make_parser
from kijkocut.cli.verb import UsageError, Verb
from kijkocut.cli.verbs.bench import bench_verb
from kijkocut.model.errors import BugError, KijkoError
from kijkocut.workspace import Studio

log = logging.getLogger(__name__)


def main(argv: Sequence[str], studio: Studio, *, measurements: Sequence[Measurement] = ()) -> int:
    """Run one verb and print its answer; gives the exit code, never raises for a known failure.

    Args:
        argv: The words after the program's name.
        studio: The services verbs work with; closed by the caller.
        measurements: What `bench` can measure besides what it knows of.
    """
    verbs = {**all_verbs(), "bench": bench_verb(measurements)}
    try:
        args = make_parser(verbs).parse_args(argv)
    except UsageError as exc:
        return _complain(exc, "usage", is_json="--json" in argv, exit_code=2)
    except SystemExit as exc:  # --help and --version have printed and want to leave
        return int(exc.code or 0)
    if args.debug:
        logging.basicConfig(level=logging.DEBUG)
    else:
        # Without a handler Python would write warnings between the answer's lines.
        logging.getLogger("kijkocut").addHandler(logging.NullHandler())
    try:
        return _answer(verbs[args.verb], args, studio)
    except BrokenPipeError:
        sys.stderr.close()  # the reader went away, as `| head` does; nothing is left to say
        return 0


def _answer(verb: Verb, args: Namespace, studio: Studio) -> int:
    try:
        answer = verb.run(args, studio)
    except KijkoError as exc:
        if args.debug:
            traceback.print_exc()
        exit_code = 1 if isinstance(exc, BugError) else 2
        return _complain(exc, exc.code, is_json=args.json, exit_code=exit_code)
    except KeyboardInterrupt:
        return _complain("Stopped.", "stopped", is_json=args.json, exit_code=130)
    except Exception as exc:
        if args.debug:
            traceback.print_exc()
        log.debug("a bug", exc_info=True)
        text = f"Something went wrong inside KijkoCut ({type(exc).__name__}: {exc})."
        hint = " Run again with --debug for the details."
        return _complain(text + hint, "bug", is_json=args.json, exit_code=1)
    _print(answer, is_json=args.json)
    return answer.exit_code


def _print(answer: Answer, *, is_json: bool) -> None:
    if is_json:
        text = msgspec.json.format(
            msgspec.json.encode(answer.data, enc_hook=str), indent=2
        ).decode()
    else:
        text = "\n".join(answer.lines)
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def _complain(error: object, code: str, *, is_json: bool, exit_code: int) -> int:
    text = " ".join(str(error).split("\n"))
    if is_json:
        data = {"error": {"code": code, "message": text}}
        sys.stdout.write(msgspec.json.encode(data).decode() + "\n")
    sys.stderr.write(f"kijkocut: {text}\n")
    return exit_code
