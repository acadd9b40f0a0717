"""Covers: a picture of each project, for lists."""
