"""What each command does, one module a command, each with a function `run` that returns the exit code."""
