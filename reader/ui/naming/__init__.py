"""Who is who: the panel of names, in both languages."""
