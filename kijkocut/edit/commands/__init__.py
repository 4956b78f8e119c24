"""The commands, one module each, named as its module; found by `edit.registry`."""
