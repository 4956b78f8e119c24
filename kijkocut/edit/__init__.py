"""The edit language: commands, the session that runs them, history, proposals, the registry.

A command is a frozen value that says what the editor wants. Applied to a project it yields changes;
the session checks them, has them journaled, and only then is the edit done. Pure: no I/O, no clock,
no randomness; durability comes in through the `Journal` port. One session thread runs commands.
Entered by module: `session`, `registry`, `proposal`, and `commands` (one module each).
"""
