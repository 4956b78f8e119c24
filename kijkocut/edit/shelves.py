"""Finding bins."""

from kijkocut.edit.draft import Draft
from kijkocut.edit.refusal import UnknownName, did_you_mean
from kijkocut.model.ids import BinId
from kijkocut.model.media import Bin


def bin_of(draft: Draft, bin_id: BinId) -> Bin:
    """Give a bin.

    Raises:
        UnknownName: There is none of that id.
    """
    bins = draft.project.bins
    if bin_id not in bins:
        raise UnknownName(f'There is no bin "{bin_id}".{did_you_mean(bin_id, bins)}')
    return bins[bin_id]


def require_bin(draft: Draft, bin_id: BinId | None) -> None:
    """Refuse a bin that does not exist; None is the top.

    Raises:
        UnknownName: There is none of that id.
    """
    if bin_id is not None:
        bin_of(draft, bin_id)


def bins_inside(draft: Draft, bin_id: BinId) -> list[Bin]:
    """Give the bins that lie right inside a bin, by id."""
    bins = draft.project.bins
    return [bins[key] for key in sorted(bins) if bins[key].parent == bin_id]
