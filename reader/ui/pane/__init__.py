"""The two columns of text: rows, their layout, painting, cursor and selection."""
