"""Builders, laws and synthetic material for tests; nothing of the program itself imports it."""
