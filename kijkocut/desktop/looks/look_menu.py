"""The menu of one look: everything that can be done with it."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMenu

from kijkocut.desktop.desk import Desk
from kijkocut.desktop.looks.applying import apply_look, put_on_adjustment, put_on_track
from kijkocut.desktop.looks.liked import Liked
from kijkocut.desktop.looks.look import Look, LookKind, Origin
from kijkocut.model.sequence import TrackKind


def fill_look_menu(menu: QMenu, desk: Desk, look: Look) -> None:
    """Put into `menu` what can be done with `look`."""
    liked = Liked(desk.settings)
    _add_uses(menu, desk, look)
    menu.addSeparator()
    star = _tr("Remove from Favourites") if liked.is_favourite(look) else _tr("Add to Favourites")
    menu.addAction(star).triggered.connect(lambda: liked.toggle(look))
    if look.kind in (LookKind.transition, LookKind.sound_transition):
        usual = menu.addAction(_tr("Use as the Default Transition"))
        usual.setCheckable(True)
        usual.setChecked(liked.is_usual(look))
        usual.triggered.connect(lambda: liked.make_usual(look))
    if look.origin is not Origin.program and look.path:
        menu.addSeparator()
        folder = QUrl.fromLocalFile(str(Path(look.path).parent))
        shown = menu.addAction(_tr("Open Its Folder"))
        shown.triggered.connect(lambda: QDesktopServices.openUrl(folder))


def _add_uses(menu: QMenu, desk: Desk, look: Look) -> None:
    match look.kind:
        case LookKind.effect | LookKind.sound_effect:
            use = menu.addAction(_tr("Put on the Selected Clips"))
            use.setEnabled(bool(desk.selection))
            if look.kind is LookKind.effect:
                over = menu.addAction(_tr("Put on a New Adjustment Clip"))
                over.triggered.connect(lambda: put_on_adjustment(desk, look))
            _add_tracks(menu.addMenu(_tr("Put on a Track")), desk, look)
        case LookKind.transition | LookKind.sound_transition:
            use = menu.addAction(_tr("Put on the Nearest Cut"))
        case _:
            use = menu.addAction(_tr("Place at the Playhead"))
    use.triggered.connect(lambda: apply_look(desk, look))


def _add_tracks(menu: QMenu, desk: Desk, look: Look) -> None:
    wanted = TrackKind.audio if look.is_sound else TrackKind.video
    tracks = desk.project.sequence_tracks(desk.sequence.id) if desk.sequence is not None else ()
    for track in reversed(tracks):
        if track.kind is wanted:
            put = menu.addAction(track.name)
            put.triggered.connect(lambda _=False, to=track: put_on_track(desk, look, to))
    menu.setEnabled(not menu.isEmpty())


def _tr(text: str) -> str:
    return QCoreApplication.translate("Looks", text)
