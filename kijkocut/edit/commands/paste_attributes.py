"""Paste attributes."""

from enum import StrEnum
from typing import ClassVar, Final

from msgspec.structs import replace

from kijkocut.edit.command import Command
from kijkocut.edit.draft import Draft
from kijkocut.edit.refusal import EditRefused
from kijkocut.model.clip import Clip
from kijkocut.model.handles import ENDLESS, fits_source, source_length
from kijkocut.model.ids import ClipId, EffectId
from kijkocut.model.sequence import TrackKind


class Attribute(StrEnum):
    """What can be taken from one clip to others."""

    transform = "transform"
    """Position, scale, rotation, anchor and fit."""
    crop = "crop"
    opacity = "opacity"
    """With the blend mode."""
    masks = "masks"
    """Instead of the clip's own."""
    effects = "effects"
    """After the clip's own, when both are pictures or both sounds."""
    speed = "speed"
    """The length stays."""
    volume = "volume"
    pan = "pan"
    channels = "channels"
    fades = "fades"
    colour = "colour"
    """The label colour."""


_PARAMS: Final = {
    Attribute.transform: ("position", "scale", "rotation", "anchor", "fit"),
    Attribute.crop: ("crop_left", "crop_right", "crop_top", "crop_bottom", "crop_feather"),
    Attribute.opacity: ("opacity",),
    Attribute.volume: ("gain",),
    Attribute.pan: ("pan",),
}
_PICTURE: Final = {Attribute.transform, Attribute.crop, Attribute.opacity, Attribute.masks}
_ALIKE: Final = {Attribute.effects, Attribute.fades}
_SOUND: Final = {Attribute.volume, Attribute.pan, Attribute.channels}


class PasteAttributes(Command, frozen=True, kw_only=True, tag="paste_attributes"):
    """Give clips chosen attributes of another clip: transform, effects, speed, volume and so on.

    ```
    |  A  |  B  |   ->   | A fx | B fx |
    ```
    """

    title: ClassVar[str] = "Paste attributes"

    clips: tuple[ClipId, ...]
    donor: Clip | ClipId
    """The copied clip as a value, or the id of one in the project."""
    attributes: tuple[Attribute, ...]
    """Those that a clip can't have (the volume of a picture) are left out for it."""

    def apply(self, draft: Draft) -> None:
        """Change each clip."""
        donor = self.donor if isinstance(self.donor, Clip) else draft.clip(self.donor)
        if not self.clips or not self.attributes:
            raise EditRefused("Name at least one clip and one attribute to paste.")
        has_changed = False
        for key in dict.fromkeys(self.clips):
            clip = draft.clip(key)
            made = self._pasted(draft, clip, donor)
            has_changed |= made != clip
            draft.put(made)
        if not has_changed:
            wanted = ", ".join(self.attributes)
            raise EditRefused(f"Nothing would change: no named clip can take or lacks {wanted}.")

    def _pasted(self, draft: Draft, clip: Clip, donor: Clip) -> Clip:
        kind = draft.track(clip.track).kind
        donor_track = draft.project.tracks.get(donor.track)
        is_alike = donor_track is None or donor_track.kind is kind
        for attribute in dict.fromkeys(self.attributes):
            if _suits(attribute, kind, is_alike=is_alike):
                clip = _with(draft, clip, donor, attribute)
        return clip


def _suits(attribute: Attribute, kind: TrackKind, *, is_alike: bool) -> bool:
    if attribute in _PICTURE:
        return kind is TrackKind.video
    if attribute in _SOUND:
        return kind is TrackKind.audio
    return is_alike or attribute not in _ALIKE


def _with(draft: Draft, clip: Clip, donor: Clip, attribute: Attribute) -> Clip:
    if attribute in _PARAMS:
        clip = _with_params(clip, donor, _PARAMS[attribute])
    match attribute:
        case Attribute.opacity:
            return replace(clip, blend=donor.blend)
        case Attribute.masks:
            return replace(clip, masks=donor.masks)
        case Attribute.effects:
            return _with_effects(draft, clip, donor)
        case Attribute.speed:
            return _with_speed(draft, clip, donor)
        case Attribute.channels:
            return replace(clip, channel_map=donor.channel_map)
        case Attribute.fades:
            return replace(clip, fade_in=donor.fade_in, fade_out=donor.fade_out)
        case Attribute.colour:
            return replace(clip, colour=donor.colour)
        case _:
            return clip


def _with_params(clip: Clip, donor: Clip, names: tuple[str, ...]) -> Clip:
    kept = tuple(p for p in clip.params if p.name not in names)
    return replace(clip, params=kept + tuple(p for p in donor.params if p.name in names))


def _with_effects(draft: Draft, clip: Clip, donor: Clip) -> Clip:
    more = tuple(replace(e, id=EffectId(draft.new_id("effect"))) for e in donor.effects)
    return replace(clip, effects=clip.effects + more)


def _with_speed(draft: Draft, clip: Clip, donor: Clip) -> Clip:
    length = source_length(draft.project, clip)
    if length == ENDLESS:
        return clip
    if not fits_source(donor.retime, clip.source_in, clip.duration, length):
        raise EditRefused(
            f"{draft.name(clip)} has too little source for that speed at its length; trim it first."
        )
    return replace(clip, retime=donor.retime)
