"""The page of the documentation that says what each format keeps, made from the same tables."""

from collections.abc import Sequence

from kijkocut.interchange.features import Feature
from kijkocut.interchange.report import Outcome
from kijkocut.interchange.treatments import READ_ONLY, WRITTEN, Format, treatment

_SIGNS = {Outcome.kept: "kept", Outcome.approximated: "approximated", Outcome.dropped: "-"}

_HEAD = """# Interchange

What becomes of the things a project may hold when a sequence is written in another format. This
page is made from the tables that the program's own reports are made from
(`kijkocut.interchange.loss_page`), and a test holds the two equal. `-` is dropped; every conversion
names each dropped thing and its place.

    kijkocut convert cut.edl cut.otio --report
    kijkocut convert film.kijko cut.fcpxml --sequence "Cut 2"
    kijkocut convert film.kijko all.otio --all
    kijkocut import film.kijko cut.fcpxml
    kijkocut import film.kijko other.kijko
    kijkocut convert --check FOLDER

OTIO, FCPXML and FCP7 XML files may hold several sequences: `--all` writes all of them, and `import`
brings in all that a file holds. FCPXML is read from 1.9 to 1.13 (older versions as far as they
agree) and written in the version that `--fcpxml` names; a name that ends in `.fcpxmld` makes the
folder form. Files that end in `.dfxp` and `.itt` are read as TTML.

`.xml` is FCP7 XML (`xmeml` 4 and 5), which Premiere Pro, DaVinci Resolve and Final Cut Pro 7 share;
`.xmeml` is read too, and other `.xml` files are passed over. Of a clip there: sound channels that
belong together become one clip and are written apart again; percent of scale count a file's own
pixels (in Resolve's files the fitted picture); `Time Remap` is the speed; fades are transitions
from and to black; slugs, bars, colour mattes and text generators are generators and titles;
Premiere's graphics keep text, font, size and colour. Pixels that are not square make a wider
canvas.

`convert --check` tries out every file of a folder tree and writes nothing there: whether it can be
read, whether what it holds keeps every rule of a project, and whether it comes back when written in
its own format and read again (`equal`; `as reported`, where a report names what differs;
`different`, which is a failure). It ends with 1 if a file can't be read, breaks a rule, or comes
back different, else with 0. With `--json` a row has `file`, `format`, `ok`, `message`,
`invariants`, `round_trip`, `losses` and `loss_count`.

What of an FCPXML, FCP7 XML or TTML file has no place here is named with its line, unknown elements
and attributes included. In an `.otio` file that another program has changed, effects, parameters,
links, groups and in and out points stay on the clips that still show the same range or a part of
it; what no longer fits is named.

"""

_FOREIGN = """
# Projects of other programs

Kdenlive (`.kdenlive`: versions 0.9 to 25, with all timelines of a project), Shotcut and other MLT
files (`.mlt`) and OpenShot (`.osp`) are read, not written: with `import`, `convert`, and in the
window with File > Import Timeline or by dropping them on the Media dock. This is what comes through
on reading; `-` is dropped. Effects, wipes and generators go by the tables in
`resources/interchange`, and every effect without an equal there is named with its clip. Files are
looked for where the project says, and beside it.

"""


def loss_page() -> str:
    """Give the page as Markdown."""
    known = [one for one in Format if one in READ_ONLY]
    parts = (_HEAD, _table(WRITTEN), *map(_details, WRITTEN), _FOREIGN, _table(known))
    return "".join((*parts, *map(_details, known)))


def _table(formats: Sequence[Format]) -> str:
    rows = [
        "| | " + " | ".join(f".{one}" for one in formats) + " |",
        "|---" * (len(formats) + 1) + "|",
    ]
    rows += [
        f"| {feature} | " + " | ".join(_SIGNS[treatment(f, feature)[0]] for f in formats) + " |"
        for feature in Feature
    ]
    return "\n".join(rows) + "\n"


def _details(format_: Format) -> str:
    rows = [
        f"- {feature}: {treatment(format_, feature)[1]}\n"
        for feature in Feature
        if treatment(format_, feature)[1]
    ]
    return f"\n## .{format_}\n\n" + "".join(rows) if rows else ""
