"""Getting films out: the export dialog, the export queue, and all that runs in the background."""
