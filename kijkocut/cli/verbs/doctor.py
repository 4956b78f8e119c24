"""`doctor`: look whether this machine will do, and say what to do where it won't."""

from argparse import ArgumentParser, Namespace
from typing import Final

from kijkocut.cli.answer import Answer
from kijkocut.cli.checkup import Finding, Grade, examine
from kijkocut.cli.verb import Verb
from kijkocut.workspace import Studio

_MARKS: Final = {Grade.good: "ok  ", Grade.poor: "poor", Grade.bad: "BAD "}


def _arguments(parser: ArgumentParser) -> None:
    del parser


def _run(args: Namespace, studio: Studio) -> Answer:
    del args
    findings = examine(studio.presets(), studio.cache_dir)
    bad = [f for f in findings if f.grade is Grade.bad]
    wide = max(len(f.about) for f in findings)
    lines = [line for finding in findings for line in _lines(finding, wide)]
    lines.append(_verdict(findings))
    return Answer(
        data={"is_fit": not bad, "findings": findings},
        lines=tuple(lines),
        exit_code=1 if bad else 0,
    )


def _lines(finding: Finding, wide: int) -> list[str]:
    lines = [f"{_MARKS[finding.grade]}  {finding.about.ljust(wide)}  {finding.found}"]
    if finding.advice:
        lines.append(f"{' ' * (wide + 8)}{finding.advice}")
    return lines


def _verdict(findings: tuple[Finding, ...]) -> str:
    bad, poor = (
        [f.about for f in findings if f.grade is grade] for grade in (Grade.bad, Grade.poor)
    )
    if bad:
        return f"Will not work as it should: {', '.join(bad)}."
    if poor:
        return f"All works; slower or with less than could be: {', '.join(poor)}."
    return "All is well."


VERB = Verb(name="doctor", help="see whether this machine will do", arguments=_arguments, run=_run)
