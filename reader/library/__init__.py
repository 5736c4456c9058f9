"""Where bulletins live and are found."""
