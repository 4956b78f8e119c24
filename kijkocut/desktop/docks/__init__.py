"""The docks: each module holds one, called DOCK."""
