"""What every report shows, computed once: writers only write."""
