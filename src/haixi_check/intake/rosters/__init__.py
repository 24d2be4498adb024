"""Sheets of persons: read by column where they are large, by row where they are small."""
