"""What an OpenTimelineIO item shows: its source, its speed, and what is known of it."""

from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

import msgspec
import opentimelineio as otio  # type: ignore[import-untyped]

from kijkocut.interchange.features import Feature
from kijkocut.interchange.gathering import Gathering
from kijkocut.interchange.otio_shape import OWN, Node
from kijkocut.interchange.otio_time import exact_rate, speed, to_ticks
from kijkocut.interchange.otio_writing import media_start
from kijkocut.interchange.report import Ledger
from kijkocut.model.clip import (
    AdjustmentSource,
    CaptionSource,
    GeneratorSource,
    MediaSource,
    Source,
    Take,
    TitleSource,
)
from kijkocut.model.ids import MediaId
from kijkocut.model.project import Project
from kijkocut.model.retime import Retime
from kijkocut.model.ticks import Rate, Ratio
from kijkocut.model.timecode import format_timecode
from kijkocut.model.title import Title

_BARS = frozenset({"SMPTEBars", "SMPTE_Bars", "bars"})


def rate_of(timeline: otio.schema.Timeline) -> Rate | None:
    """Give the frame rate of a timeline: of its start time, or of its first item that has one."""
    if timeline.global_start_time is not None:
        rate = exact_rate(timeline.global_start_time.rate)
        if rate is not None:
            return rate
    rows = sorted(timeline.tracks, key=lambda row: getattr(row, "kind", "") != "Video")
    for row in rows:
        for item in row if isinstance(row, otio.core.Composition) else (row,):
            spans = [getattr(item, "source_range", None)]
            spans.append(getattr(getattr(item, "media_reference", None), "available_range", None))
            for span in spans:
                rate = exact_rate(span.duration.rate) if span is not None else None
                if rate is not None:
                    return rate
    return None


def retime_of(item: Node, ledger: Ledger, where: str) -> Retime:
    """Give an item's speed; other effects go to the ledger."""
    found = Retime()
    for effect in item.effects:
        match effect:
            case otio.schema.FreezeFrame():
                found = Retime(speed=Ratio(0, 1))
            case otio.schema.LinearTimeWarp():
                ratio = speed(effect.time_scalar)
                if ratio is None:
                    ledger.drop("speeds", where, f"{effect.time_scalar} is no speed")
                else:
                    found = Retime(speed=ratio)
                    ledger.keep("speeds")
            case _:
                ledger.drop("effects", where, effect.effect_name or effect.schema_name())
    return found


def source_of(
    into: Gathering, item: Node, known: Project | None, where: str
) -> tuple[Source | None, int]:
    """Give what an item plays, and the time on the file's clock at which the file begins."""
    reference = item.media_reference
    if isinstance(reference, otio.schema.GeneratorReference):
        return _made(into, reference, where), 0
    path = _path_of(reference)
    if path is None:
        into.ledger.approximate("clips without a file", where, "placed offline, by name")
    return _played(into, item, reference, path or "", known)


def takes_of(into: Gathering, item: Node, known: Project | None, where: str) -> tuple[Take, ...]:
    """Give an item's references beside the active one as takes, in the order of their names.

    What this program wrote of a take comes back as it was.
    """
    found: list[Take] = []
    others = dict(item.media_references()) if isinstance(item, otio.schema.Clip) else {}
    others.pop(getattr(item, "active_media_reference_key", ""), None)
    for key in sorted(others):
        reference = others[key]
        path = _path_of(reference)
        if path is None:
            into.ledger.drop("references without a file", where, key)
            continue
        source, base = _played(into, item, reference, path, known)
        begin = to_ticks(item.trimmed_range().start_time) - base
        name = reference.name or into.media[source.media].name
        own = _written(reference)
        is_own = own is not None and own.source == source
        made = (
            own if own is not None and is_own else Take(source=source, source_in=begin, name=name)
        )
        found.append(made)
        into.ledger.keep(str(Feature.takes))
    return tuple(found)


def _written(reference: Node) -> Take | None:
    own = reference.metadata.get(OWN, {})
    try:
        return msgspec.json.decode(str(own.get("take", "")), type=Take)
    except (msgspec.DecodeError, AttributeError):
        return None


def _path_of(reference: Node) -> str | None:
    match reference:
        case otio.schema.ExternalReference():
            return _path(reference.target_url)
        case otio.schema.ImageSequenceReference():
            return _path(reference.target_url_for_image_number(0))
        case _:
            return None


def _played(
    into: Gathering, item: Node, reference: Node, path: str, known: Project | None
) -> tuple[MediaSource, int]:
    """Give what a reference to a file plays, and the time on its clock at which it begins."""
    own = reference.metadata.get(OWN, {}) if reference is not None else {}
    old = known.media.get(MediaId(str(own.get("media")))) if known is not None else None
    if old is not None and old.path == path:
        into.add_media(old)
        return MediaSource(media=old.id), media_start(old, rate_of_item(item) or Rate(25))
    return _file(into, item, reference, path)


def rate_of_item(item: Node) -> Rate | None:
    """Give the rate an item's source range counts in."""
    return exact_rate(item.trimmed_range().start_time.rate)


def _file(into: Gathering, item: Node, reference: Node, path: str) -> tuple[MediaSource, int]:
    available = reference.available_range if reference is not None else None
    begin = to_ticks(available.start_time) if available is not None else 0
    rate = exact_rate(available.start_time.rate) if available is not None else None
    timecode = format_timecode(begin, rate) if begin and rate is not None else ""
    name = (reference.name if reference is not None else "") or path.rsplit("/", 1)[-1]
    media = into.file(path, name or item.name or "offline", timecode=timecode, rate=rate)
    if available is not None:
        into.extend(media.id, to_ticks(available.duration))
    return MediaSource(media=media.id), begin


def _made(into: Gathering, reference: Node, where: str) -> Source | None:
    kind, words = reference.generator_kind, reference.parameters
    match kind:
        case "title":
            return TitleSource(title=Title(text=str(words.get("text", ""))))
        case "caption":
            text, speaker = str(words.get("text", "")), str(words.get("speaker", ""))
            return CaptionSource(text=text, speaker=speaker)
        case "adjustment":
            return AdjustmentSource()
        case "colour" | "gradient" | "noise" | "countdown":
            return GeneratorSource(kind=kind)
        case _ if kind in _BARS:
            return GeneratorSource(kind="bars")
        case _:
            into.ledger.drop("generators", where, f"{kind} is not known here")
            return None


def _path(url: str) -> str:
    """Give the path a media URL means; what is no file URL stays as it is."""
    parts = urlsplit(url)
    if parts.scheme == "file":
        return url2pathname(parts.path)
    return unquote(url) if not parts.scheme else url
