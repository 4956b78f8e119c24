"""Effects of MLT that have an equal here by the table of names; others are named as lost."""

from kijkocut.interchange.foreign_effects import made_effects
from kijkocut.interchange.mlt_colours import mlt_colour
from kijkocut.interchange.mlt_services import Service
from kijkocut.interchange.mlt_worn import Dress
from kijkocut.model.params import Param


def put_effect(dress: Dress, filter_: Service) -> None:
    """Put an effect on a clip; raises ValueError for a damaged value."""
    service = filter_.service
    rules = dress.table.rules(service)
    if not rules:
        dress.drop(filter_)
        return
    prefix = f"{dress.worn.clip.id}-e{len(dress.effects)}"
    made = list(made_effects(rules, lambda n, kind: _read(dress, filter_, n, kind), prefix))
    dress.effects += made
    for how in dict.fromkeys(rule.how for rule in rules if rule.how and made):
        dress.approximate(filter_, how)
    if made and not _is_whole(dress, filter_):
        dress.approximate(filter_, "over the whole clip instead of a part")


def _is_whole(dress: Dress, filter_: Service) -> bool:
    low, high = filter_.frames("in") or 0, filter_.frames("out") or 0
    last = dress.worn.first + dress.worn.length - 1
    return not high or (low <= dress.worn.first and high >= last)


def _read(dress: Dress, filter_: Service, name: str, kind: str) -> Param | None:
    text = filter_.get(name)
    if not text:
        return None
    if kind == "colour":
        return Param(name=name, value=mlt_colour(text))
    if kind == "text":
        return Param(name=name, value=text)
    return dress.frame(filter_).param(dress.animation(filter_, text), name, float("nan"))
