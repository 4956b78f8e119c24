"""KijkoCut: a desktop non-linear video editor in which AI is a member of the crew.

The rooms and the floors they stand on are drawn in `docs/architecture.md`.
"""

__version__ = "0.1.0"
