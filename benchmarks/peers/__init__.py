"""Other validators, each in an environment of its own and given the same rules."""
