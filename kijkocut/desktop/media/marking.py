"""Labels and proxies of the chosen media, and finding where media are."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QLocale, QUrl
from PySide6.QtGui import QDesktopServices

from kijkocut.desktop.desk import Desk
from kijkocut.desktop.media.uses import shown_by
from kijkocut.edit.commands.set_media import SetMedia

_NOTHING: Final = "There is nothing to make: choose footage that is larger than its proxy."


def is_favourite(desk: Desk) -> bool:
    """Whether all chosen media are favourites."""
    media = desk.shelf.media
    return bool(media) and all(desk.project.media[key].is_favourite for key in media)


def switch_favourite(desk: Desk) -> None:
    """Make the chosen media favourites, or if they all are, no longer."""
    wanted = not is_favourite(desk)
    commands = [SetMedia(media=key, is_favourite=wanted) for key in desk.shelf.media]
    desk.run(*commands, label="Mark as favourite" if wanted else "Unmark favourite")


def has_colour(desk: Desk, colour: str) -> bool:
    """Whether all chosen media have that colour label."""
    media = desk.shelf.media
    return bool(media) and all(desk.project.media[key].colour == colour for key in media)


def set_colour(desk: Desk, colour: str) -> None:
    """Give the chosen media a colour label; an empty one takes it away."""
    commands = [SetMedia(media=key, colour=colour) for key in desk.shelf.media]
    desk.run(*commands, label="Colour media")


def reveal_in_timeline(desk: Desk) -> None:
    """Select the clips of the sequence that show what is chosen, and go to the next of them."""
    sequence = desk.sequence
    if sequence is None:
        return
    wanted = set(desk.shelf.entries)
    lanes = (desk.project.lane(track) for track in sequence.tracks)
    clips = [clip for lane in lanes for clip in lane if shown_by(clip) in wanted]
    if not clips:
        desk.say(f'Nothing of this is in "{sequence.name}".')
        return
    desk.select(clip.id for clip in clips)
    starts = sorted({clip.start for clip in clips})
    desk.move_playhead(next((at for at in starts if at > desk.playhead), starts[0]))


def reveal_in_folder(desk: Desk) -> None:
    """Show the folder of the first chosen medium in the file manager."""
    folder = Path(desk.project.media[desk.shelf.media[0]].path).parent
    if not folder.is_dir() or not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
        desk.say(f"The folder {folder} can't be shown.")


def has_proxies(desk: Desk) -> bool:
    """Whether proxies are shown instead of heavy footage."""
    return desk.work is not None and desk.work.proxies.is_on


def switch_proxies(desk: Desk) -> None:
    """Show proxies or originals from now on; missing proxies are made in the background."""
    if desk.work is None:
        return
    if desk.work.proxies.is_on:
        desk.work.proxies.turn_off()
        desk.say("Originals are shown.")
    else:
        made = len(desk.work.proxies.turn_on())
        desk.say(f"Proxies are shown; {made} are being made." if made else "Proxies are shown.")


def make_proxies(desk: Desk) -> None:
    """Start making proxies of the chosen media."""
    if desk.work is not None:
        made = len(desk.work.proxies.make(desk.shelf.media))
        desk.say(f"{made} proxies are being made." if made else _NOTHING)


def remove_proxies(desk: Desk) -> None:
    """Delete the proxies of the chosen media; they can be made again."""
    if desk.work is not None:
        freed = desk.work.proxies.remove(desk.shelf.media)
        desk.looks_changed.emit()
        desk.say(f"{QLocale().formattedDataSize(freed, 1)} freed.")
