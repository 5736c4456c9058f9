"""Help for learners: readings above hanzi, words looked up, one side hidden."""
