"""Sync: projects and their operations over a websocket."""
