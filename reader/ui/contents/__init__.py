"""The list of bulletins, and which of them is open."""
