"""Markers of sequences and clips in a table."""
