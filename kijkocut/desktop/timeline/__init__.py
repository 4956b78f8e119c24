"""The timeline: rows of clips painted by hand, and the gestures that edit them.

`view.py` says which part of the sequence is seen, `rows.py` where tracks lie, `faces.py` paints
clips, `canvas.py` puts it together and hands the mouse to the `Tool` that is taken. A gesture makes
commands; what it shows before release is what those commands would do.
"""
