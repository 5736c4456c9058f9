"""Files are read and bulletins fetched while the screen stays usable."""
