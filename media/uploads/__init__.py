"""Uploads that survive a lost connection: tus 1.0 with creation, termination and expiration (https://tus.io)."""
