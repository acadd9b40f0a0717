"""Models that make or change media."""
