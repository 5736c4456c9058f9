"""Clean lines become bulletins of aligned rows."""
