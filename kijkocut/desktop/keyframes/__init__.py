"""Keyframes in time: lanes of the animated parameters of the selected clips, and their graph.

`panel` is the dock's widget; it lists the `lines` and shows them in `lanes` or in the `graph`, both
canvases of keyframes (`canvas`). What is chosen is in `picks`; `slopes` is the geometry of handles.
"""
