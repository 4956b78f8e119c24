"""The Media dock: bins, the list and grid of what lies in them, importing, details.

Models read the project of the desk and keep keys only. What takes long (measuring files, pictures,
looking for lost files) is done off the UI thread and comes back by signals.
"""
