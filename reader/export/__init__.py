"""What the reader understood, in formats other programs read: one module a target."""
