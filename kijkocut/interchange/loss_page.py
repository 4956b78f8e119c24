"""The page of the documentation that says what each format keeps, made from the same tables."""

from kijkocut.interchange.features import Feature
from kijkocut.interchange.report import Outcome
from kijkocut.interchange.treatments import Format, treatment

_SIGNS = {Outcome.kept: "kept", Outcome.approximated: "approximated", Outcome.dropped: "-"}

_HEAD = """# Interchange

What becomes of the things a project may hold when a sequence is written in another format. This
page is made from the tables that the program's own reports are made from
(`kijkocut.interchange.loss_page`), and a test holds the two equal. `-` is dropped; every conversion
names each dropped thing and its place.

    kijkocut convert cut.edl cut.otio --report
    kijkocut import film.kijko cut.otio

"""


def loss_page() -> str:
    """Give the page as Markdown."""
    formats = list(Format)
    rows = [
        "| | " + " | ".join(f".{one}" for one in formats) + " |",
        "|---" * (len(formats) + 1) + "|",
    ]
    rows += [
        f"| {feature} | " + " | ".join(_SIGNS[treatment(f, feature)[0]] for f in formats) + " |"
        for feature in Feature
    ]
    return _HEAD + "\n".join(rows) + "\n" + "".join(_details(one) for one in formats)


def _details(format_: Format) -> str:
    rows = [
        f"- {feature}: {treatment(format_, feature)[1]}\n"
        for feature in Feature
        if treatment(format_, feature)[1]
    ]
    return f"\n## .{format_}\n\n" + "".join(rows) if rows else ""
