"""The history of a project as a tree of steps."""
