"""What the program needs of the machine: processes and what they take, streams, signals, paths."""
