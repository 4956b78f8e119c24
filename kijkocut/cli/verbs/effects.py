"""`effects`: list effects, transitions and generators with their parameters."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from kijkocut.cli.answer import Answer
from kijkocut.cli.effects_page import effects_page
from kijkocut.cli.tables import table
from kijkocut.cli.verb import Verb
from kijkocut.edit.refusal import UnknownName, did_you_mean
from kijkocut.effects import Catalogue, Definition
from kijkocut.model.params import ParamSpec
from kijkocut.render import check_shaders
from kijkocut.workspace import Studio


class _Previews(Protocol):
    """Pictures of what effects do."""

    def write(self, folder: Path, names: tuple[str, ...] | None = None) -> tuple[Path, ...]:
        """Write those of `names`, or all, into a folder."""


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("name", nargs="?", help="describe this one")
    parser.add_argument(
        "--check", type=Path, metavar="FOLDER", help="compile and render every shader file in it"
    )
    parser.add_argument(
        "--page", action="store_true", help="write the reference of all built-in ones as Markdown"
    )
    parser.add_argument(
        "--thumbnails",
        type=Path,
        metavar="FOLDER",
        help="write a picture of what each does, and a sheet of all",
    )
    parser.add_argument(
        "--project", type=Path, metavar="FILM", help="with the effects beside this project"
    )


def _run(args: Namespace, studio: Studio) -> Answer:
    if args.check is not None:
        return _checked(args.check)
    if args.page:
        page = effects_page(studio.catalogue)
        return Answer(data=page, lines=tuple(page.splitlines()))
    if args.project is None:
        return _answered(args, studio.catalogue, studio.effect_previews, studio.own_effects)
    with studio.open(args.project, is_read_only=True) as work:
        services = work.services
        return _answered(
            args, services.catalogue, lambda: studio.effect_previews(work), services.folder
        )


def _answered(
    args: Namespace, catalogue: Catalogue, previews: Callable[[], _Previews], own: Path
) -> Answer:
    found = [d for d in catalogue if args.name in (None, d.name)]
    if args.thumbnails is not None:
        return _pictured(args.thumbnails, previews(), args.name)
    if args.name is not None:
        if not found:
            hint = did_you_mean(args.name, (d.name for d in catalogue))
            raise UnknownName(f'There is no effect "{args.name}".{hint}')
        return Answer(data=_data(found[0]), lines=tuple(_describe(found[0])))
    rows = [(d.kind, d.category, d.name, d.label, d.description) for d in found]
    lines = table(rows, ("kind", "category", "name", "label", "what it does"))
    said = (*catalogue.problems, *catalogue.notes, f"Your own files belong in {own}.")
    return Answer(data=[_data(d) for d in found], lines=(*lines, "", *said))


def _pictured(folder: Path, previews: _Previews, name: str | None) -> Answer:
    written = previews.write(folder, None if name is None else (name,))
    return Answer(
        data=[str(path) for path in written], lines=(f"Wrote {len(written)} pictures to {folder}.",)
    )


def _checked(folder: Path) -> Answer:
    if not folder.is_dir():
        raise UnknownName(f"There is no folder {folder}.")
    reports = list(check_shaders(folder))
    rows = [(r.file, r.kind, "ok" if r.ok else "FAILED", r.ms, r.message) for r in reports]
    passed = sum(r.ok for r in reports)
    lines = (
        *table(rows, ("file", "kind", "", "ms", "message")),
        f"{passed} of {len(reports)} files work.",
    )
    return Answer(data=reports, lines=lines, exit_code=0 if passed == len(reports) else 1)


def _data(definition: Definition) -> dict[str, object]:
    return {
        "name": definition.name,
        "label": definition.label,
        "kind": definition.kind,
        "category": definition.category,
        "description": definition.description,
        "path": definition.path,
        "params": definition.params,
    }


def _describe(definition: Definition) -> list[str]:
    head = f"{definition.name}: {definition.label} ({definition.kind}, {definition.category})"
    rows = [
        (p.name, p.kind, p.default, _range(p), p.unit, p.description) for p in definition.params
    ]
    headings = ("parameter", "kind", "default", "range", "unit", "")
    return [
        head,
        definition.description,
        "",
        *(table(rows, headings) if rows else ("no parameters",)),
    ]


def _range(spec: ParamSpec) -> str:
    if spec.choices:
        return ", ".join(spec.choices)
    if spec.minimum is None and spec.maximum is None:
        return ""
    low = "" if spec.minimum is None else f"{spec.minimum:g}"
    high = "" if spec.maximum is None else f"{spec.maximum:g}"
    return f"{low}..{high}"


VERB = Verb(
    name="effects",
    help="list effects, transitions and generators, or describe one",
    arguments=_arguments,
    run=_run,
)
