"""What an export would be, in a few lines: length, size, room, and what stands in its way."""

from collections.abc import Sequence
from html import escape

from msgspec import Struct
from PySide6.QtCore import QCoreApplication

from kijkocut.desktop.delivery.films import Film
from kijkocut.desktop.delivery.wording import length_text, size_text
from kijkocut.desktop.language import figures, said
from kijkocut.export import forecast
from kijkocut.media import MediaPool
from kijkocut.model.project import Project


class Outlook(Struct, frozen=True, kw_only=True):
    """What is shown before an export starts."""

    facts: str
    """Length, frames, size and room."""
    warnings: tuple[str, ...]
    """Worth knowing; it can be started all the same."""
    problem: str
    """Why it can't be started; empty when it can."""
    replaced: tuple[str, ...]
    """Names of files that would be replaced."""


def outlook(project: Project, films: Sequence[Film]) -> Outlook:
    """Work out what the films would be, without asking the disk about media."""
    found = [forecast(project, one.sequence, request=one.request) for one in films]
    problem = next((said(one.problem) for one in found if one.problem), "")
    if not found:
        problem = _tr("There is nothing to export. Choose a sequence that holds something.")
    if problem:
        return Outlook(facts="", warnings=(), problem=problem, replaced=())
    sizes = [one.size for one in found if one.size is not None]
    likely, least = sum(s.likely for s in sizes), sum(s.least for s in sizes)
    most = sum(s.most for s in sizes)
    free = found[0].free
    facts = [_tr("{n} films").format(n=len(found))] if len(found) > 1 else []
    facts.append(length_text(sum(one.span[1] - one.span[0] for one in found)))
    target = found[0].target
    if target is not None and target.has_video:
        facts.append(_tr("{n} frames").format(n=figures(f"{sum(one.frames for one in found):,}")))
        facts.append(f"{target.width} x {target.height}")
    told = _tr("about {size} ({least} to {most})")
    facts.append(told.format(size=size_text(likely), least=size_text(least), most=size_text(most)))
    if free is not None:
        facts.append(_tr("{size} free").format(size=size_text(free)))
    if free is not None and least > free:
        problem = _tr(
            "There is not enough room: {size} are needed and {free} are free. Choose another"
            " folder or free some space."
        ).format(size=size_text(likely), free=size_text(free))
    replaced = tuple(one.path.name for one in found if one.is_replacing)
    warnings = [
        _tr("{name} is there already and will be replaced.").format(name=n) for n in replaced
    ]
    if free is not None and not problem and likely > free * 0.9:
        warnings.append(_tr("The disk may run full; choose a folder with more room to be sure."))
    return Outlook(
        facts="   ".join(facts), warnings=tuple(warnings), problem=problem, replaced=replaced
    )


def missing_media(project: Project, films: Sequence[Film], pool: MediaPool) -> tuple[str, ...]:
    """Name the media that is not there, a sentence each; asks the disk: not for the UI thread."""
    found = [
        said(sentence)
        for one in films
        for sentence in forecast(project, one.sequence, request=one.request, pool=pool).missing
    ]
    return tuple(dict.fromkeys(found))


def as_html(lines: Sequence[str], colour: str) -> str:
    """Give warnings as lines for a label."""
    return "<br>".join(
        f'<span style="color:{colour}">&#9888; {escape(one)}</span>' for one in lines
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("Outlook", text)
