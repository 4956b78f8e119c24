"""The Inspector: everything about what is selected, made from descriptions of parameters.

`panel` is the dock's widget. It asks `plans` which sections there are, each a list of fields
(`fields`), and keeps one widget for each row (`row`), with the control that fits the kind of value
(`controls`).
"""
