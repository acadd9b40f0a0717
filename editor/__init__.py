"""Projects: what a person makes."""
