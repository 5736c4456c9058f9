"""Where somebody read, and what they marked, found again after anything was read anew."""
