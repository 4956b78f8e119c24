"""Actions by topic: each module holds a tuple ACTIONS."""
