"""How fast the program is, against the floor and against others: `python -m benchmarks`."""
