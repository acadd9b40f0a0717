"""Exports: a project made into a file."""
