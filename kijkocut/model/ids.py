"""Names for the identities in a project.

An id is an opaque text, unique in its project. New ids derive from the id of the operation that
made them, so that a journal replays to the same value everywhere.
"""

from typing import NewType

MediaId = NewType("MediaId", str)
BinId = NewType("BinId", str)
SubclipId = NewType("SubclipId", str)
SequenceId = NewType("SequenceId", str)
TrackId = NewType("TrackId", str)
AngleId = NewType("AngleId", str)
"""Unique in its sequence only, so that a copy of a multicam has the angles of the first."""
ClipId = NewType("ClipId", str)
EffectId = NewType("EffectId", str)
MaskId = NewType("MaskId", str)
MarkerId = NewType("MarkerId", str)
LinkId = NewType("LinkId", str)
GroupId = NewType("GroupId", str)
OperationId = NewType("OperationId", str)
