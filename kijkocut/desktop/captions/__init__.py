"""Captions: the table of spoken lines, finding in them, their look, their files."""
