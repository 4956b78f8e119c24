"""The export queue: films written one after another, each in a process of its own.

`ExportQueue` takes orders, keeps them on disk with a snapshot of the project, and runs them as jobs
through `child`, which a crash of an encoder or a driver cannot take the program down with.
"""
