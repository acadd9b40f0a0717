"""Assets: what a person owns as bytes."""
