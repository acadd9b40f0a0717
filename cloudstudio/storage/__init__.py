"""Storage: how much room there is on the disk and in a person's quota, and what is done when there is none."""
