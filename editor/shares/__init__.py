"""Shares: a link by which anybody can watch an export."""
