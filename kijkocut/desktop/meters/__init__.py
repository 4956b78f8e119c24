"""Meters: how loud it is that is heard, of the whole mix and of each track."""
