"""Builders and fixtures for tests, also for plug-in authors."""
