"""Sources become bulletins of the library: what changed is read again, in processes of its own."""
