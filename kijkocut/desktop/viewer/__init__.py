"""The viewers: program and source, what is drawn over them, and what they are steered with."""
