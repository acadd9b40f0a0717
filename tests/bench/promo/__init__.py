"""The promotion film that exports are measured by, as ours and as others make it."""
