"""Names of persons, places and organisations: found in text, paired across the languages, kept in the library."""
