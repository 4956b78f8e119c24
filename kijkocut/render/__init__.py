"""From a project and a time to pixels."""
