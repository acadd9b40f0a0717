"""Trials: what is promised about days on which everything goes wrong, measured at length (`make trial`)."""
