"""The sheets of the form, row by row."""
